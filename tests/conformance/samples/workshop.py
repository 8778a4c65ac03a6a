"""What people at one team sheet send when all goes well, worked out from what the sheet of a module is made of.

Both fill in the example of the default content. The friend opens the sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tests import forms
from tests.blocks import registered
from tests.desk import Desk
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.kinds import LongText
from xblocks.modules.workshop.paste_form import mark
from xblocks.modules.workshop.spec import Column, Spec, Table
from xblocks.modules.workshop.taking import TakingBlock

Cells = dict[str, str | bool]
PASTED = "Pasted"  # one row with a title; in every module that is a text


@dataclass(frozen=True)
class Sample:
    """The sample of a module's block; see the package."""

    block: type[WorkshopBlock]

    SCENARIO = "english"
    CONTENT_ONLY = frozenset({"worksheet", "filled_example"})
    #: A team's sheet shows the names of its members to whoever has its code.
    SHARED_ON_PURPOSE = frozenset({"join_team"})
    #: Handlers by which somebody with the code comes in and may change what stands there.
    ENTRANCES = frozenset({"join_team"})

    @property
    def spec(self) -> Spec:
        """The sheet."""
        return self.block.MODULE.spec

    @cached_property
    def rows(self) -> list[tuple[Table, str, Cells]]:
        """The rows of the example as people would type them, with the keys by which they name each other.

        Behind the last of the table that people go on with, one that is not complete.
        """
        found = []
        for entry in self.block.CONTENT.default("en").example:
            table = self.spec.table(entry.table)
            for row in entry.rows:
                key = table.name if table.single else row.id or f"e{len(found)}"
                found.append((table, key, typed(table, row.texts())))
        cells = next(cells for table, _key, cells in found if table is self.table)
        half = {name: value for name, value in cells.items() if self.table.title.kind.owns(self.table.title.name, name)}
        return [*found, (self.table, "half", half)]

    @property
    def table(self) -> Table:
        """The table in which people add and change rows: the first that has rows of theirs."""
        return next(table for table in self.spec.lists if not table.fixed)

    @property
    def PAGES(self) -> list[tuple[str, Any]]:
        """What pages send besides: every step at a table, a first one at the others."""
        name, last = self.table.name, f"d{self.rows[-1][1]}"
        steps = [f"add:{name}", f"paste:{name}", f"close:{name}", f"page:{name}:0", f"after:{name}:{last}"]
        steps += [f"up:{name}:{last}:{len(self.rows)}", f"down:{name}:{last}:1"] if self.table.ordered else []
        for table in self.spec.lists:
            if table.fixed:
                steps.append(f"edit:{table.name}:{table.fixed[0]}")
            elif table is not self.table:
                steps += [f"add:{table.name}", f"copy:{table.name}"] if table.copy_of else [f"add:{table.name}"]
        pasted = [("paste_rows", {"table": name, "text": text}) for text in (PASTED, f"{PASTED}\t" + "\tx" * 40)]
        return [("poll", {"seen": ""}), *pasted, *(("work_on", {"step": step}) for step in steps)]

    def work(self, desk: Desk, friend: Desk) -> dict[str, Any]:
        """Let two people fill a sheet; a valid payload for each handler afterwards, None where it is a link (GET).

        In an order in which one after the other works.
        """
        first = next(row for row in self.rows if row[0] is self.table)
        save(desk, *first)
        for row in self.rows:
            save(friend, *row)
        code = ""
        if friend.call("form_team", {"take": True}).status == 200:
            code = code_of(friend, "renew_code", {})
            done(desk, "join_team", {"code": code})
        mine = [(table, f"d{key}", cells) for table, key, cells in self.rows if table is self.table]
        for row in mine:
            save(desk, *row)
        name, at = self.table.name, f"{self.table.name}=0"
        taken = linked(desk) if issubclass(self.block, TakingBlock) else {}
        form = forms.payload(done(desk, "work_on", {"step": f"edit:{name}:{mine[-1][1]}"}), "save_row")
        return {
            **taken,
            **{handler: None for handler in own_links(self.block) if handler not in taken},
            "poll": {"seen": "", "editing": f"{name}:{mine[-1][1]}", "at": at},
            "work_on": {"step": f"edit:{name}:{mine[-1][1]}", "at": at},
            "save_row": {**form, **changed(self.table), "then": "", "at": at},
            "paste_rows": {"table": name, "text": PASTED, "looked": mark(PASTED), "then": "store", "request": "a" * 32},
            "printable": None,
            "leadership": None,
            "csv": None,
            "xlsx": None,
            "worksheet": None,
            "filled_example": None,
            "delete_row": {"table": name, "row": mine[0][1], "seen": _revision(desk, name, mine[0][1]), "at": ""},
            "join_team": {"code": code},
            "delete_sheet": {"sure": True},
            "form_team": {"take": True},
            "renew_code": {"at": at, "sheet": ""},
            "leave_team": {"take": True, "sure": True, "last": True},
        }

    def consistent(self, data: dict[str, Any]) -> dict[str, Any]:
        """Generated content with the keys that the sheet has, each once, and an example of its tables."""
        return words(self.spec, data)

    def sized(self, data: dict[str, Any], count: int) -> dict[str, Any]:
        """The content with a number of rows in each table of its example that people add rows to."""
        free = {table.name for table in self.spec.lists if not table.fixed}
        example = [_sized(entry, count) if entry["table"] in free else entry for entry in data["example"]]
        return {**data, "example": example}


def linked(desk: Desk) -> dict[str, Any]:
    """Name a strategy sheet with something on it to a block that can take over from one; what is sent for it."""
    alone = {"offered": {"at": "", "sheet": ""}, "take": {"take": "", "sheet": ""}}
    if desk.site is None:  # the bench has single blocks
        return alone
    block = registered()["lotse_digital_strategy"]
    usage = desk.site.place(next(olx for name, olx in block.workbench_scenarios() if name.endswith("default")))
    strategy = desk.but(usage=usage)
    for row in Sample(block).rows:
        save(strategy, *row)
    node = desk.export()
    node.set("strategy", usage.block_id)
    desk.site.place(node)
    subject = forms.payload(desk.page(), "save_row")
    assert subject["table"] == "subject"
    done(desk, "save_row", {**subject, "cell.subject": ""})  # whoever takes a measure over has none yet
    offered = done(desk, "offered", {})
    several = re.search(r'name="(take\.[^"]+)"', offered)
    one = re.search(r'name="take" value="([^"]+)"', offered)
    if not (several or one):  # a library has no other block to ask
        return alone
    return {**alone, "take": {several[1]: True} if several else {"take": one[1]}}


def typed(table: Table, texts: dict[str, str]) -> Cells:
    """A row of the example as its form would send it, without the names of cells."""
    found: Cells = {}
    for column in table.columns:
        if column.name in texts:
            found |= column.kind.spread(column.name, texts[column.name])
    return found


def named(cells: Cells) -> Cells:
    """Cells as the form names them."""
    return {f"cell.{name}": value for name, value in cells.items()}


def changed(table: Table) -> Cells:
    """Another text in the first column of texts."""
    columns = [column for column in table.columns if isinstance(column.kind, LongText)][:1]
    return named({column.name: "Changed" for column in columns})


def own_links(block: type[WorkshopBlock]) -> list[str]:
    """The handlers that a module adds: files to take away."""
    own = sorted(set(dir(block)) - set(dir(WorkshopBlock)))
    return [name for name in own if getattr(getattr(block, name), "_is_xblock_handler", False)]


def save(person: Desk, table: Table, row: str, cells: Cells) -> str:
    """Store a new row."""
    return done(person, "save_row", {"table": table.name, "row": row, "seen": 0, **named(cells)})


def code_of(person: Desk, handler: str, payload: dict[str, Any]) -> str:
    """The code that a handler shows."""
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", done(person, handler, payload))[0]


def done(person: Desk, handler: str, payload: dict[str, Any]) -> str:
    """What comes back of a call that goes well."""
    answer = person.call(handler, payload)
    assert answer.status == 200, (handler, payload, answer.response.text)
    return answer.html


def _revision(desk: Desk, table: str, row: str) -> int:
    return int(forms.payload(done(desk, "work_on", {"step": f"edit:{table}:{row}"}), "delete_row")["seen"])


def _sized(entry: dict[str, Any], count: int) -> dict[str, Any]:
    first = {**entry["rows"][0], "id": None}
    return {**entry, "rows": [first] * min(count, 40)}


def words(spec: Spec, data: dict[str, Any]) -> dict[str, Any]:
    """Generated content with the keys that the sheet has, each once."""
    tables = data.get("tables") or [{"title": "x", "row": "x", "empty": "x", "columns": [_WORDS]}]
    texts = _endless([column for table in tables for column in table["columns"]])
    findings = data.get("findings") or [{**_WORDS, "text": "x"}]
    return {
        **data,
        "tables": [_table(words, table, texts) for table, words in zip(spec.tables, _endless(tables), strict=False)],
        "findings": [
            {**words, "rule": rule, "severity": severity, "line": "{rows} " + words["title"].replace("{", "(")}
            for (rule, severity), words in zip(spec.rules, _endless(findings), strict=False)
        ],
        "figures": _keyed(spec.figures, data.get("figures")),
        "pictures": _keyed([picture.name for picture in spec.pictures], data.get("pictures")),
        "limits": _each(spec.limits, "key", data.get("limits", [])),
        "example": _each([table.name for table in spec.tables], "table", data.get("example", [])),
    }


def _each(keys: Any, name: str, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries by the first of the keys, as many as there are."""
    return [{**entry, name: key} for key, entry in zip(keys, entries, strict=False)]


_WORDS = {"title": "x"}


def _table(words: dict[str, Any], table: Table, texts: Iterator[dict[str, Any]]) -> dict[str, Any]:
    rows = _keyed(table.fixed, words.get("rows"))
    columns = [_column(next(texts), column) for column in table.columns]
    return {**words, "key": table.name, "columns": columns, "rows": rows}


def _column(words: dict[str, Any], column: Column) -> dict[str, Any]:
    options = _keyed(column.kind.options, words.get("options"))
    return {**words, "key": column.name, "options": options}


def _keyed(keys: Any, entries: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    """An entry for each key, with what was generated in turn."""
    return [{**entry, "key": key} for key, entry in zip(keys, _endless(entries or [_WORDS]), strict=False)]


def _endless(entries: list[Any]) -> Iterator[Any]:
    number = 0
    while True:
        yield entries[number % len(entries)]
        number += 1
