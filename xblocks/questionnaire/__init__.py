"""A library, no block: rounds of anonymous answers to statements, of which only what may be said is kept."""
