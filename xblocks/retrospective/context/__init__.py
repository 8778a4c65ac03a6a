"""A board as one person sees it: from the stored values to what the templates show."""

from xblocks.retrospective.context import actions, cards, opened

__all__ = ["actions", "cards", "opened"]
