"""A board with invented cards, for authors."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import context, records
from xblocks.retrospective.content import Content
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import Card, Cluster, Phase
from xblocks.retrospective.protocol import Retrospective


def values(block: Retrospective, content: Content) -> dict[str, Any]:
    """What the template of `author_view` shows: settings, and the board as it looks when the vote has ended."""
    _ = gettext_for()
    format_ = content.format(block.board_format) or content.formats[0]
    first, second = "1" * 64, "2" * 64
    cards = tuple(
        Card(f"{number:064x}", column.key, _("Example card %(number)s") % {"number": number}, cluster, None, 1)
        for number, (column, cluster) in enumerate(
            zip(format_.columns * 2, [first, first, second, "", second], strict=False), start=1
        )
    )
    clusters = (Cluster(first, _("First example group"), 1), Cluster(second, _("Second example group"), 1))
    state = replace(records.new_state(block), phase=Phase.DECIDE, revealed=True, tally={first: 5, second: 3})
    place = records.Place("", str(block.scope_ids.usage_id), "all", block)
    people = records.People(0, 0, state, frozenset(), (), {}, "")
    shown = Open(block, content, format_, place, records.Board(0, 0, state, cards, clusters), people)
    return {
        **context.intro.page(block, content, format_, people, readonly=True),
        "columns_of_format": format_.columns,
        "board": context.cards.board(shown),
        "series": block.series,
        "intentions": block.intentions,
        "group": block.group,
    }
