"""W9, who does what in a team, what is agreed, and where it rubs."""

EXTENDS = ("xblocks.modules.workshop", "xblocks.questionnaire")
PICTURES = ("canvas",)
