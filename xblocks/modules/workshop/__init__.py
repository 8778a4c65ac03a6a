"""What the workshops of the modules share: a sheet of rows, edited alone or as a team, with findings and take-away."""

EXTENDS = ("xblocks.drawing",)  # its style
