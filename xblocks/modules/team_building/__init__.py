"""The workshop of the module on building a team."""

EXTENDS = "xblocks.modules.workshop"
PICTURES = ("canvas",)
