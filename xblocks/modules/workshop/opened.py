"""The sheet that somebody works on, as found at her place, and the pieces of its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from xblocks.core.switch import Switch
from xblocks.kit import render
from xblocks.kit.kept import each, kept
from xblocks.modules.workshop import cells, outcome, presence, records, row_form, tables, words
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.module import Module, Result, judge
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.spec import MAX_DRAWN, Picture, Table
from xblocks.modules.workshop.work import Fitting, Judged, Stored, Work, fitting, judged
from xblocks.spaces import api

T = TypeVar("T")


@dataclass(frozen=True)
class Open:
    """A sheet in front of a person.

    `shared` says that the request only reads: what is worked out and rendered then is kept for the next one, in memory,
    for the newest version only. What somebody has just written may yet be undone and is not kept.
    """

    block: Workshop
    content: WorkshopContent
    place: Place
    work: Work
    shared: bool = False

    @property
    def module(self) -> Module:
        """What the module adds."""
        return self.block.MODULE

    @cached_property
    def _seen(self) -> Judged:
        return self.kept("judged", lambda: judged(self.module.spec, self.work, self.module.facts(self.work)))

    @property
    def watched(self) -> bool:
        """Whether others are shown which row she has open: the course wants it, and there are others."""
        alone = self.place.alone or (self.place.by_code and len(self.work.members) < 2)
        return self.block.presence == Switch.ON and not alone

    @cached_property
    def editing(self) -> list[api.Mark]:
        """Which rows others have open."""
        return presence.others(self.place.presence) if self.watched else []

    @cached_property
    def result(self) -> Result:
        """Findings and figures."""
        return self.kept("result", lambda: judge(self.module, self._seen, self.content.thresholds()))

    @cached_property
    def judged(self) -> Judged:
        """What of the sheet may be judged, with its figures."""
        return replace(self._seen, figures=self.result.figures)

    @cached_property
    def marks(self) -> Mapping[outcome.At, Counter[outcome.Rule]]:
        """Which rules say something about rows, by table and key."""
        return self.kept("marks", lambda: outcome.counted(self.content, self.module, self.work, self.result))

    def kept(self, name: str, make: Callable[[], T], revision: int | None = None) -> T:
        """What is worked out of the sheet, kept where the sheet is. It must not depend on the person.

        `revision` is that of the one row it depends on, where it does not depend on others.
        """
        if not self.shared:
            return make()
        space_id, newest = self.place.version
        return _kept(self.block, self.place, name, make, (space_id, newest if revision is None else revision))

    def html(
        self, name: str, template: str, values: Callable[[], Mapping[str, Any]], revision: int | None = None
    ) -> str:
        """A piece of the page. It must not depend on the person, nor hold an address of a handler."""
        return self.kept(name, lambda: render.html(self.block, template, values()), revision)

    def form(self, table: Table) -> str:
        """The form of the values of a single table."""
        row = self.work.row(table.name, table.name)

        def made() -> str:
            """Anew only when what stands in it is another: a row it can name has changed its name, say."""
            form = row_form.form(self.content, table, self.work, row=row)
            name = (self.place.key, render.element_id(self.block), "form", table.name)
            parts = each(
                self.block, name, {0: repr(form)}, lambda _: render.html(self.block, "row_form.html", {"form": form})
            )
            return parts[0]

        alone = None if table.references else row.edited if row else 0
        return self.kept(f"form-{table.name}", made, alone)

    def table(self, table: Table, start: int) -> str:
        """A page of a table; where the sheet begins, and is empty, with the way to the example."""

        def values() -> dict[str, Any]:
            found = tables.table(self.content, table, self.work, start, marks=self.marks, alone=self.place.alone)
            rows = {row["key"]: row for row in found["rows"]}

            def made(key: str) -> str:
                return render.html(self.block, "row.html", {"table": found, "row": rows[key]})

            name = (self.place.key, render.element_id(self.block), table.name, start)
            html = each(self.block, name, {key: repr(row) for key, row in rows.items()}, made)
            return {"table": {**found, "rows": [{"html": html[key]} for key in rows]}}

        whose = "own" if self.place.alone else "shared"  # empty sheets are all alike but for that
        piece = self.html(f"table-{table.name}-{start}-{whose}", "table.html", values)
        empty = not self.work.rows[table.name] and table is self.module.spec.first
        return piece + render.html(self.block, "first_example.html", {}) if empty else piece

    def picture(self, picture: Picture, start: int) -> str:
        """A picture of the sheet, or of the rows on that page of its table."""

        def values() -> dict[str, Any]:
            return picture_of(self, picture, start)

        return self.html(f"picture-{picture.name}-{start if self.by_page(picture) else 0}", "picture.html", values)

    def by_page(self, picture: Picture) -> bool:
        """Whether a picture shows the rows on one page of its table."""
        return picture.paged or (not picture.whole and len(self.work.rows[picture.after]) > MAX_DRAWN)

    def outcome(self) -> str:
        """Findings and figures."""

        def values() -> dict[str, Any]:
            return {"outcome": outcome.result(self.content, self.module, self.work, self.result)}

        return self.html("outcome", "outcome.html", values)


def picture_of(here: Open, picture: Picture, start: int | None, *, ids: bool = True) -> dict[str, Any]:
    """A picture for the template, of all rows without `start`; rows that cannot be judged are not in it."""
    seen, rows = here.judged, here.work.rows[picture.after]
    part = rows[start : start + tables.WINDOW] if here.by_page(picture) and start is not None else rows
    if len(part) < len(rows):
        seen = seen.only(picture.after, (row.key for row in part))
    uid = f"{render.element_id(here.block)}-{picture.name}-picture" if ids else ""
    return {
        "lang": words.language(here.content),
        "title": here.content.picture(picture.name).title,
        "picture": "" if here.result.failed else here.module.draw[picture.name](here.content, seen, uid),
        "part": {"first": part[0].number, "last": part[-1].number, "count": len(rows)}
        if len(part) < len(rows)
        else None,
    }


def opened(block: Workshop, place: Place, *, content: WorkshopContent | None = None, shared: bool = False) -> Open:
    """The sheet at a place. Refusal 409 where the content cannot be read."""
    found = content or block.readable_content()

    def work() -> Work:
        snapshot = api.at(place.key, place.version) if shared else api.read(place.key)
        fits = _fitting(block, place) if shared else fitting
        return records.opened(block.MODULE.spec, snapshot, found.presets(), fits)

    return Open(block, found, place, _kept(block, place, "work", work, place.version) if shared else work(), shared)


def _fitting(block: Workshop, place: Place) -> Fitting:
    """Of rows whose cells are as they were, what fitted them before: most of a long sheet, after each change."""

    def fits(table: Table, stored: Iterable[Stored]) -> Mapping[str, cells.Cells]:
        rows = {row.key: row for row in stored}
        versions = {key: (place.version[0], row.edited) for key, row in rows.items()}
        return each(
            block, (place.key, "cells", table.name), versions, lambda key: cells.fitting(table, rows[key].cells)
        )

    return fits


def _kept(block: Workshop, place: Place, name: str, make: Callable[[], T], version: tuple[int, int]) -> T:
    """What was worked out of that version of the sheet at a place, or is now; empty sheets are all alike."""
    sheet = place.key if place.version[0] else (place.context, place.record)
    return kept(block, (sheet, name), version, make)
