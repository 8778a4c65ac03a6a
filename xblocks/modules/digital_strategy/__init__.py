"""The workshop of the module on the digital strategy."""

EXTENDS = ("xblocks.modules.workshop",)
