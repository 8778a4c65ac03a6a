"""The competence self-assessment."""

EXTENDS = ("xblocks.drawing",)  # its style
