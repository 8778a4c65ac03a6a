"""The workshop of the module on people's competences."""

EXTENDS = ("xblocks.modules.workshop",)
PICTURES = ("matrix",)
