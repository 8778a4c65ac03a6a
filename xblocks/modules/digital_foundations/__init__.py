"""W1, which actors, laws and practices matter to a municipality, and how ready it is for each."""

EXTENDS = ("xblocks.modules.workshop",)
