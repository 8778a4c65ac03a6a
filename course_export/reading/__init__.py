"""The one reader of a course archive, for all who look into one: `lotse check`, `lotse show` and the player."""
