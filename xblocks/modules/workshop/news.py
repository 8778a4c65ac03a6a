"""What is new of a sheet since a page asked last: its rows, and who has which of them open."""

from __future__ import annotations

import time
from typing import Any

from xblocks.kit import render
from xblocks.modules.workshop import answers, editors, presence, rows
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop.opened import opened
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import Place
from xblocks.spaces import api


def news(block: Workshop, asked: sent.Poll) -> dict[str, Any]:
    """What others did, and nothing but a look at the revisions where they did nothing; what she does, noted."""
    place = rows.place_shown(block, asked)
    table, _, row = asked.editing.partition(":")
    if table:
        rows.known(block, table)
    found = _news(block, place, asked)
    if table and opened(block, place, shared=True).watched:
        presence.begin(place.presence, table, row)
    return found


def _news(block: Workshop, place: Place, asked: sent.Poll) -> dict[str, Any]:
    sheet, present, until = asked.known()
    if sheet != place.version:
        here = opened(block, place, shared=True)
        block.publish_progress(here.work)
        return {**render.answer(block, regions=answers.news(here, asked.starts())), "pace": api.LIVELY}
    # Where others opened or left rows and changed none, nothing of the sheet is made anew or sent.
    changed = present != place.present or 0 < until <= time.time()
    regions = editors.everywhere(opened(block, place, shared=True), asked.starts()) if changed else {}
    return {**render.answer(block, regions=regions), "pace": api.pace([place.version])}
