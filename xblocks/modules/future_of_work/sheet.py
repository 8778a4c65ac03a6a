"""The sheet of W3 as its rules take it: of what can be judged, axes and futures as lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.modules.future_of_work.content import AXES, FITS, FUTURE_KEYS, FUTURES, MEASURES, UNCERTAINTIES
from xblocks.modules.workshop.work import Judged, Row


def sheet(judged: Judged) -> dict[str, Any]:
    """Axes only where there are two, futures only where something stands in one."""
    told = [{**cells, "signals": lines(cells.get("signals", ""))} for cells in futures(judged)]
    return {
        "uncertainties": [{"id": row.key, **row.cells} for row in judged.rows[UNCERTAINTIES]],
        "axes": axes(judged),
        "scenarios": told if judged.rows[FUTURES] else [],
        "measures": [{"id": row.key, "fit": fit(row)} for row in judged.rows[MEASURES]],
    }


def futures(judged: Judged) -> list[Mapping[str, Any]]:
    """The cells of the four futures, in the order of their numbers."""
    stored = {row.key: row.cells for row in judged.rows[FUTURES]}
    return [stored.get(key, {}) for key in FUTURE_KEYS]


def fit(measure: Row) -> list[int]:
    """How a measure does in each of them."""
    return [measure.cells[name] for name in FITS]


def axes(judged: Judged) -> list[str]:
    """The keys of the two questions that are the axes; none where one is missing or waits."""
    known = {row.key for row in judged.rows[UNCERTAINTIES]}
    chosen = [judged.single[AXES].get(name, "") for name in ("first", "second")]
    return chosen if known.issuperset(chosen) else []


def lines(text: str) -> list[str]:
    """A text of one signal per line as a list."""
    return [line.strip() for line in text.splitlines() if line.strip()]
