"""From the stored values to what the templates show: plain dicts, each made from a board in front of a person."""

from xblocks.retrospective.context import actions, cards, intentions, intro, phases, rounds, votes

__all__ = ["actions", "cards", "intentions", "intro", "phases", "rounds", "votes"]
