"""How many examples a property test tries, as a share of what the profile says (`--quick` and `--guest` try a fifth)."""

from hypothesis import settings


def tried(share: float) -> settings:
    """Settings with so many times the examples of a usual property test."""
    return settings(max_examples=max(1, round(share * settings().max_examples)))
