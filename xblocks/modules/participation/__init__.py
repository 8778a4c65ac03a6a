"""W6, whom to involve in a project, how far, and how."""

EXTENDS = ("xblocks.modules.workshop",)
