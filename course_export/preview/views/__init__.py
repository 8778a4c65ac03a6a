"""The pages of the player."""
