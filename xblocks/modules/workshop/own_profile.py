"""A row that somebody began with what she rated of herself: it stays on her own sheet. Pure.

A copy of her sheet for a team is without it, and without what is for it alone, unless she says so. Then it is a row like
any other.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xblocks.modules.workshop.spec import OWN, Spec, Table
from xblocks.spaces import api


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
