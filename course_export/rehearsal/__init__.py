"""Rehearsals: made-up people live through a course in the player, by the blocks' own handlers."""
