"""The workshop of the module on networks."""

EXTENDS = ("xblocks.modules.workshop",)
PICTURES = ("network",)
