"""Tests on the platform's own parts, in an environment of their own: `scripts/platform` makes it and runs them."""
