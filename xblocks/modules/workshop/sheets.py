"""The sheet somebody works on, and what comes back after what she did."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from xblocks.core.recent import Recent
from xblocks.kit import platform, render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import context, storage
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.spec import Table
from xblocks.modules.workshop.storage import Place
from xblocks.modules.workshop.work import Module, Result, Work, judge
from xblocks.spaces import api

_judged = Recent(64)


@dataclass(frozen=True)
class Open:
    """A sheet in front of a person."""

    block: Any
    module: Module
    content: WorkshopContent
    place: Place
    work: Work

    @property
    def result(self) -> Result:
        """Findings and figures, not kept: what somebody has just written may yet be undone."""
        return judge(self.module, self.work, self.content.thresholds())

    @property
    def kept_result(self) -> Result:
        """The same, worked out once for all requests of a process that only read."""
        key = (self.place.key, self.content.model_dump_json(include={"limits"}))
        version = (self.work.space_id, self.work.revision)
        found = _judged.get(key)
        if found is None or found[0] != version:
            found = (version, self.result)
            _judged.put(key, found)
        return found[1]


def read(block: Any, place: Place) -> Work:
    """The sheet as it is now."""
    return storage.opened(block.MODULE.spec, api.read(place.key))


def shared(block: Any, place: Place) -> Work:
    """The sheet as this process read it last at its version; for requests that only read."""
    return storage.opened(block.MODULE.spec, api.at(place.key, place.version))


def person(block: Any) -> str:
    """Who asks."""
    return str(block.scope_ids.user_id)


def opened(block: Any, *, content: WorkshopContent | None = None, shared_reading: bool = False) -> Open:
    """The sheet of whoever asks. Refusal 409 where the content cannot be read."""
    found = content or block.readable_content()
    place = storage.place(block, person(block))
    work = shared(block, place) if shared_reading else read(block, place)
    return Open(block, block.MODULE, found, place, work)


def token(here: Open) -> str:
    """What a page has seen."""
    return f"{here.work.space_id:016x}{here.work.revision:016x}"


def page(here: Open, result: Result) -> dict[str, Any]:
    """Everything a page shows when it is opened."""
    return {
        **intro(here.content),
        "parts": [_part(here, table) for table in here.module.spec.tables],
        "privacy": context.privacy(shared=not here.place.alone or here.block.group == "open"),
        "team": team(here),
        "outcome": context.result(here.content, here.module, here.work, result),
        "files": files(here),
        "has_work": not here.work.empty,
        **seen(here),
    }


def intro(content: WorkshopContent) -> dict[str, Any]:
    """Heading and introduction."""
    return {
        "content": content,
        "lang": context.language(content),
        "introduction": render.markdown(content.introduction),
    }


def seen(here: Open) -> dict[str, Any]:
    """What the page sends when it asks for news; only shared sheets do."""
    return {"seen": token(here), "polls": not here.place.alone}


def _part(here: Open, table: Table) -> dict[str, Any]:
    return {"form": _single_form(here, table)} if table.single else table_section(here, table)


def _single_form(here: Open, table: Table) -> dict[str, Any]:
    return context.form(here.content, table, here.work, row=here.work.row(table.name, table.name))


def table_section(here: Open, table: Table, starts: Mapping[str, int] | None = None, key: str = "") -> dict[str, Any]:
    """A table, the page of it that shows a row, and the picture of that page."""
    start = context.start_for(here.work, table.name, starts or {}, key)
    shown = context.table(here.content, table, here.work, start)
    return {"table": shown, "picture": picture(here, table, start)}


def picture(here: Open, table: Table, start: int | None) -> str:
    """The rows of a page drawn, of all pages without `start`; rows that cannot be judged are not in it."""
    rows = here.work.rows[table.name]
    some = rows if start is None else rows[start : start + context.WINDOW]
    uid = f"{render.element_id(here.block)}-{table.name}-picture"
    return here.module.picture(here.content, table.name, [row for row in some if not row.lacking], uid)


def team(here: Open, code: str = "") -> dict[str, Any]:
    """Who shares the sheet."""
    names = platform.display_names(here.work.members) if here.work.members else {}
    place = here.place
    return {
        **context.team(here.work, names, alone=place.alone, by_code=place.by_code, code=code),
        "open": here.block.group == "open",
        "group": str(here.block.group),
    }


def files(here: Open) -> list[dict[str, str]]:
    """What can be taken away, besides the printed page and the table."""
    return [] if here.work.empty else here.block.files(here)


def regions(
    here: Open, tables: Collection[str], starts: Mapping[str, int], *, key: str = "", result: Result | None = None
) -> dict[str, Any]:
    """Regions to swap in after a change in some tables: these, findings and figures, what can be taken away."""
    found: dict[str, Any] = {}
    for table in here.module.spec.tables:
        if table.name not in tables:
            continue
        if table.single:
            found[f"form-{table.name}"] = ("row_form.html", {"form": _single_form(here, table)})
            continue
        section = table_section(here, table, starts, key)
        found[f"table-{table.name}"] = ("table.html", section)
        found[f"picture-{table.name}"] = ("picture.html", section)
    outcome = context.result(here.content, here.module, here.work, result or here.result)
    found["outcome"] = ("outcome.html", {"outcome": outcome})
    found["actions"] = ("actions.html", {"files": files(here), "has_work": not here.work.empty, "team": team(here)})
    found["seen"] = ("seen.html", seen(here))
    return found


def dependent(here: Open, table: str) -> set[str]:
    """A table, and those that can be begun with its rows: their offer comes and goes with them."""
    return {table, *(other.name for other in here.module.spec.lists if other.copy_of == table)}


def changed(here: Open, table: str, message: str, **options: Any) -> dict[str, Any]:
    """The answer after a change in a table; the message says how many findings there are now."""
    result = here.result
    focus = options.pop("focus", "")
    more = options.pop("more", {})
    found = regions(here, dependent(here, table), options.pop("starts", {}), result=result, **options)
    message = gettext_for()("%(message)s. Findings: %(count)s") % {"message": message, "count": len(result.findings)}
    return render.answer(here.block, message, focus=focus, regions={**found, **more})


def whole(here: Open, message: str, *, focus: str = "top", code: str = "") -> dict[str, Any]:
    """The whole page anew, after somebody came, left or deleted her sheet."""
    values = page(here, here.result)
    values["team"] = team(here, code)
    return render.answer(here.block, message, focus=focus, regions={"main": ("main.html", values)})
