"""The sheet somebody works on, and what comes back after what she did."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

from xblocks.core.recent import Recent
from xblocks.kit import platform, render
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.workshop import context, outcome, row_form, storage, tables, words
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.spec import Table
from xblocks.modules.workshop.storage import Place
from xblocks.modules.workshop.work import Module, Result, Work, judge
from xblocks.spaces import api

pieces = Recent(512)


@dataclass(frozen=True)
class Open:
    """A sheet in front of a person.

    `shared` says that the request only reads: what is worked out and rendered then is kept for the next one, in memory,
    for the newest version only. What somebody has just written may yet be undone and is not kept.
    """

    block: Any
    module: Module
    content: WorkshopContent
    place: Place
    work: Work
    shared: bool = False

    @cached_property
    def result(self) -> Result:
        """Findings and figures."""
        return judge(self.module, self.work, self.content.thresholds())

    def html(self, name: str, template: str, values: Callable[[], Mapping[str, Any]]) -> str:
        """A piece of the page. It must not depend on the person, nor hold an address of a handler."""
        version = (self.work.space_id, self.work.revision)
        if not self.shared or not self.work.space_id:
            return render.html(self.block, template, values())
        key = (self.place.key, hash(self.block.definition), reader_language(), get_language(), name)
        found: tuple[tuple[int, int], str] | None = pieces.get(key)
        if found is None or found[0] != version:
            found = (version, render.html(self.block, template, values()))
            pieces.put(key, found)
        return found[1]


def person(block: Any) -> str:
    """Who asks."""
    return str(block.scope_ids.user_id)


def opened(
    block: Any, *, content: WorkshopContent | None = None, place: Place | None = None, shared: bool = False
) -> Open:
    """The sheet of whoever asks, as found at `place`. Refusal 409 where the content cannot be read."""
    found = content or block.readable_content()
    place = place or storage.place(block, person(block))
    snapshot = api.at(place.key, place.version) if shared else api.read(place.key)
    return Open(block, block.MODULE, found, place, storage.opened(block.MODULE.spec, snapshot), shared)


def token(here: Open) -> str:
    """What a page has seen."""
    return f"{here.work.space_id:016x}{here.work.revision:016x}"


def page(here: Open) -> dict[str, Any]:
    """Everything a page shows when it is opened."""
    return {
        **intro(here.content),
        "parts": [_part(here, table) for table in here.module.spec.tables],
        "privacy": context.privacy(shared=not here.place.alone or here.block.group == "open"),
        "team": team(here),
        "outcome": outcome_of(here),
        "files": files(here),
        "has_work": not here.work.empty,
        **seen(here),
    }


def intro(content: WorkshopContent) -> dict[str, Any]:
    """Heading and introduction."""
    return {
        "content": content,
        "lang": words.language(content),
        "introduction": render.markdown(content.introduction),
    }


def seen(here: Open) -> dict[str, Any]:
    """What the page sends when it asks for news; only shared sheets do."""
    return {"seen": token(here), "polls": not here.place.alone, "sheet": here.place.name}


def _part(here: Open, table: Table) -> dict[str, Any]:
    if table.single:
        return {"name": table.name, "form": form_of_single(here, table)}
    shown, drawn = rows_of(here, table)
    return {"name": table.name, "title": here.content.words(table.name).title, "table": shown, "picture": drawn}


def form_of_single(here: Open, table: Table) -> str:
    """The form of the values besides."""

    def values() -> dict[str, Any]:
        return {"form": row_form.form(here.content, table, here.work, row=here.work.row(table.name, table.name))}

    return here.html(f"form-{table.name}", "row_form.html", values)


def rows_of(here: Open, table: Table, starts: Mapping[str, int] | None = None, key: str = "") -> tuple[str, str]:
    """A table, the page of it that shows a row, and the picture of that page."""
    start = tables.start_for(here.work, table.name, starts or {}, key)

    def shown() -> dict[str, Any]:
        return {"table": tables.table(here.content, table, here.work, start)}

    def drawn() -> dict[str, Any]:
        return {"table": {"title": here.content.words(table.name).title}, "picture": picture(here, table, start)}

    return (
        here.html(f"table-{table.name}-{start}", "table.html", shown),
        here.html(f"picture-{table.name}-{start}", "picture.html", drawn),
    )


def outcome_of(here: Open) -> str:
    """Findings and figures."""

    def values() -> dict[str, Any]:
        return {"outcome": outcome.result(here.content, here.module, here.work, here.result)}

    return here.html("outcome", "outcome.html", values)


def picture(here: Open, table: Table, start: int | None, *, ids: bool = True) -> str:
    """The rows of a page drawn, of all pages without `start`; rows that cannot be judged are not in it."""
    rows = here.work.rows[table.name]
    some = rows if start is None else rows[start : start + tables.WINDOW]
    uid = f"{render.element_id(here.block)}-{table.name}-picture" if ids else ""
    return here.module.picture(here.content, table.name, [row for row in some if not row.lacking], uid)


def team(here: Open) -> dict[str, Any]:
    """Who shares the sheet."""
    names = platform.display_names(here.work.members) if here.work.members else {}
    place = here.place
    return {
        **context.team(here.work, names, alone=place.alone, by_code=place.by_code),
        "open": here.block.group == "open",
        "group": str(here.block.group),
    }


def files(here: Open) -> list[dict[str, str]]:
    """What can be taken away, besides the printed page and the table."""
    return [] if here.work.empty else here.block.files(here)


def regions(here: Open, tables: Collection[str], starts: Mapping[str, int], key: str = "") -> dict[str, Any]:
    """Regions to swap in after a change in some tables: these, findings and figures, what can be taken away.

    What the page has seen stays what it was: the poll that follows soon brings the rest.
    """
    found: dict[str, Any] = {}
    for table in here.module.spec.tables:
        if table.name in tables and table.single:
            found[f"form-{table.name}"] = form_of_single(here, table)
        elif table.name in tables:
            found |= of_table(here, table, starts, key)
    found["outcome"] = outcome_of(here)
    found["actions"] = ("actions.html", {"files": files(here), "has_work": not here.work.empty, "team": team(here)})
    return found


def of_table(here: Open, table: Table, starts: Mapping[str, int] | None = None, key: str = "") -> dict[str, Any]:
    """The regions of one table."""
    shown, drawn = rows_of(here, table, starts, key)
    return {f"table-{table.name}": shown, f"picture-{table.name}": drawn}


def dependent(here: Open, table: str) -> set[str]:
    """A table, and those that can be begun with its rows: their offer comes and goes with them."""
    return {table, *(other.name for other in here.module.spec.lists if other.copy_of == table)}


def changed(
    here: Open,
    table: str,
    message: str,
    starts: Mapping[str, int],
    *,
    key: str = "",
    focus: str = "",
    more: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The answer after a change in a table; the message says how many findings there are now."""
    found = regions(here, dependent(here, table), starts, key)
    message = gettext_for()("%(message)s. Findings: %(count)s") % {
        "message": message,
        "count": len(here.result.findings),
    }
    return render.answer(here.block, message, focus=focus, regions={**found, **(more or {})})


def whole(here: Open, message: str, *, focus: str = "top", code: str = "") -> dict[str, Any]:
    """The whole page anew, after somebody came, left or deleted her sheet."""
    values = {**page(here), "code": code}
    return render.answer(here.block, message, focus=focus, regions={"main": ("main.html", values)})
