"""What all blocks stand on: on XBlock and Django, below every block."""

STYLES = ("kit", "paper")
