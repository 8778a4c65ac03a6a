"""The workshop of the module on design spaces."""

EXTENDS = ("xblocks.modules.workshop", "xblocks.signing")
PICTURES = ("mandate",)
