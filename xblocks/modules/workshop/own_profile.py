"""A row that begins with what somebody rated of herself: on her own sheet alone, and by copying.

A copy of her sheet for a team is without it, and without what is for it alone, unless she says so. Then it is a row like
any other.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xblocks.core.payload import Refusal
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import answers, context, records
from xblocks.modules.workshop.opened import opened
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.spec import OWN, Spec, Table
from xblocks.spaces import api


def begin(block: Workshop, place: Place, table: Table, starts: answers.Starts) -> dict[str, Any]:
    """Begin the row. It is stored in her own space, whatever happens meanwhile. Refusal 409 on the sheet of a team, or
    where she has not rated herself."""
    _ = gettext_for()
    if not table.own or not place.alone:
        raise Refusal(409, "not_alone", _("This is possible only on a sheet of your own."))
    cells = block.own_cells()
    if not cells:
        raise Refusal(409, "nothing", _("There is no self-assessment of yours in this course yet."))
    records.add(place, table, [(OWN, cells)])
    here = opened(block, place)
    block.publish_progress(here.work)
    focus, more = f"{table.name}-edit-{OWN}", {"team": ("team.html", {"team": context.team(here)})}
    return answers.changed(here, table.name, _("Copied"), starts, key=OWN, focus=focus, more=more)


def for_team(spec: Spec, rows: Iterable[api.Item], *, told: bool) -> Iterator[api.Item]:
    """The rows of her sheet for a team: the one with her own profile only if she has `told` so, under another key."""
    key = secrets.token_hex(8) if told else None
    for item in rows:
        if item.key == OWN:
            if key:
                yield item._replace(key=key)
            continue
        table = spec.table(str(item.data.get("table")))
        cells = _naming(table, item.data.get("cells"), key) if table else item.data.get("cells")
        if cells is not None:
            yield item._replace(data={**item.data, "cells": cells})


def _naming(table: Table, cells: Any, key: str | None) -> Any:
    """The cells of a row with another name for the row of her own; None for one that is for that row alone."""
    found = dict(cells) if isinstance(cells, Mapping) else {}
    for column in table.references:
        value = found.get(column.name)
        named = value if isinstance(value, list) else [value]
        if OWN not in named:
            continue
        left = [key if name == OWN else name for name in named if key or name != OWN]
        if left:
            found[column.name] = left if isinstance(value, list) else left[0]
        elif column.required:
            return None
        else:
            del found[column.name]
    return found
