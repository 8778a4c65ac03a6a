"""What people at one team sheet send when all goes well, the same in every workshop. The friend opens the sheet."""

import re
from collections.abc import Iterator
from typing import Any

from tests.desk import Desk

Cells = dict[str, str | bool]


def work(desk: Desk, friend: Desk, table: str, rows: list[Cells], single: Cells) -> dict[str, Any]:
    """Let two people fill a sheet; a valid payload for each handler afterwards, None where it is a link (GET).

    In an order in which one after the other works.
    """
    save(desk, table, "o0", rows[0])
    for number, cells in enumerate(rows):
        save(friend, table, f"f{number}", cells)
    done(friend, "save_row", {"table": "sheet", "row": "sheet", "seen": 0, **named(single)})
    code = ""
    if friend.call("form_team", {"take": True}).status == 200:
        code = code_of(friend, "renew_code", {})
        done(desk, "join_team", {"code": code})
    for number, cells in enumerate(rows):
        save(desk, table, f"d{number}", cells)
    row = f"d{len(rows) - 1}"
    edited = done(desk, "work_on", {"step": f"edit:{table}:{row}"})
    seen = int(re.search(r'name="seen" value="(\d+)"', edited)[1])
    return {
        "poll": {"seen": "", "at": f"{table}=0"},
        "work_on": {"step": f"edit:{table}:{row}", "at": f"{table}=0"},
        "save_row": {
            "table": table,
            "row": row,
            "seen": seen,
            "known": 0,
            "after": "",
            "keep": "",
            "then": "",
            "at": f"{table}=0",
            **named({**rows[-1], "name": "Changed"}),
        },
        "printable": None,
        "csv": None,
        "worksheet": None,
        "filled_example": None,
        "delete_row": {"table": table, "row": "d0", "seen": _revision(desk, table, "d0"), "at": ""},
        "join_team": {"code": code},
        "delete_sheet": {"sure": True},
        "form_team": {"take": True},
        "renew_code": {"at": f"{table}=0", "sheet": ""},
        "leave_team": {"take": True, "sure": True, "last": True},
    }


def named(cells: Cells) -> Cells:
    """Cells as the form names them."""
    return {f"cell.{name}": value for name, value in cells.items()}


def save(person: Desk, table: str, row: str, cells: Cells) -> str:
    """Store a new row."""
    return done(person, "save_row", {"table": table, "row": row, "seen": 0, **named(cells)})


def code_of(person: Desk, handler: str, payload: dict[str, Any]) -> str:
    """The code that a handler shows."""
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", done(person, handler, payload))[0]


def done(person: Desk, handler: str, payload: dict[str, Any]) -> str:
    """What comes back of a call that goes well."""
    answer = person.call(handler, payload)
    assert answer.status == 200, (handler, answer.response.text)
    return answer.html


def _revision(desk: Desk, table: str, row: str) -> int:
    return int(re.search(r'name="seen" value="(\d+)"', done(desk, "work_on", {"step": f"edit:{table}:{row}"}))[1])


def words(spec: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Generated content with the keys that the sheet has, each once."""
    texts = list(_cycled([column for table in data["tables"] for column in table["columns"]]))
    data["tables"] = [
        {**words, "key": table.name, "columns": [_column(texts.pop(), column) for column in table.columns]}
        for table, words in zip(spec.tables, _cycled(data["tables"]), strict=False)
    ]
    findings = data["findings"] or [{"title": "x", "text": "x"}]
    data["findings"] = [
        {**words, "rule": rule, "severity": severity, "line": "{rows} " + words["title"].replace("{", "(")}
        for (rule, severity), words in zip(spec.rules, _cycled(findings), strict=False)
    ]
    figures = data["figures"] or [{"title": "x"}]
    data["figures"] = [{**words, "key": key} for key, words in zip(spec.figures, _cycled(figures), strict=False)]
    data["limits"] = [{**limit, "key": key} for key, limit in zip(spec.limits, data.get("limits", []), strict=False)]
    return data


def _column(words: dict[str, Any], column: Any) -> dict[str, Any]:
    titles = words.get("options") or [{"title": words["title"]}]
    options = [
        {"key": key, "title": option["title"]} for key, option in zip(column.options, _cycled(titles), strict=False)
    ]
    return {**words, "key": column.name, "options": options}


def _cycled(entries: list[Any]) -> Iterator[Any]:
    return (entries[number % len(entries)] for number in range(100))
