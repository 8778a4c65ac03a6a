"""Tables of the player."""
