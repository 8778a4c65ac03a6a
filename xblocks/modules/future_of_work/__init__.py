"""The workshop of the module on the future of administration and work."""

EXTENDS = ("xblocks.modules.workshop",)
PICTURES = ("cross", "matrix")
