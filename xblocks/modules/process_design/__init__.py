"""W8, a process as it is and as it is to be."""

EXTENDS = ("xblocks.modules.workshop",)
PICTURES = ("process",)
