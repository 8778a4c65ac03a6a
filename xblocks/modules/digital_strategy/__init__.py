"""W2, goals that can be measured, and measures that lead to them."""

EXTENDS = "xblocks.modules.workshop"
