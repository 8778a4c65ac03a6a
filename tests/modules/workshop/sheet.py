"""People at the sheets of a workshop, as their browsers speak to it."""

import re
from typing import Any

from lxml import html

from tests import forms, scenarios
from tests.desk import Answer, Desk, Site

STEPS = [
    ("receive", "front", "paper", "10", "960", "N"),
    ("enter", "clerk", "digital", "15", "480", "W"),
    ("check", "clerk", "digital", "20", "1440", "V"),
    ("sign", "head", "paper", "5", "960", "N"),
    ("send", "clerk", "paper", "10", "0", "V"),
]
_NAMES = ("name", "role", "medium", "touch_min", "wait_min", "value")


def seat(scenario: str = "default", tag: str = "lotse_process_design", person: int = 1) -> Desk:
    """Somebody at a workshop whose interface and content are English."""
    return Site(language="en").desk(scenarios.scenario(tag, scenario).olx, person, language="en")


def cells(values: tuple[str, ...] | dict[str, Any]) -> dict[str, Any]:
    """The cells of a step, or any others, as the form names them."""
    given = values if isinstance(values, dict) else dict(zip(_NAMES, values, strict=False))
    return {f"cell.{name}": value for name, value in given.items()}


def save(person: Desk, key: str, values: Any, *, table: str = "as_is", seen: int = 0, **more: Any) -> Answer:
    """Store a row."""
    return person.call("save_row", {"table": table, "row": key, "seen": seen, **cells(values), **more})


def fill(person: Desk, count: int = 5, table: str = "as_is") -> None:
    """Store the first steps of the domain's example, as s1, s2, …"""
    for number, step in enumerate(STEPS[:count], 1):
        assert save(person, f"s{number}", step, table=table).status == 200


def step(person: Desk, what: str, **more: Any) -> Answer:
    """One step at a table."""
    return person.call("work_on", {"step": what, **more})


def form(person: Desk, key: str, table: str = "as_is") -> dict[str, Any]:
    """What the form of a row sends as it was opened: what it was made from, and the cells."""
    return forms.payload(step(person, f"edit:{table}:{key}").html, "save_row")


def returned(answer: Answer, table: str = "as_is") -> dict[str, Any]:
    """What the form sends that came back with a refusal."""
    return forms.payload(answer.json["regions"][f"form-{table}"], "save_row")


def send(person: Desk, payload: dict[str, Any], **values: Any) -> Answer:
    """Send a form with other values in some of its cells."""
    return person.call("save_row", {**payload, **cells(values)})


def row(person: Desk, number: int = 1, name: str = "as_is") -> list[str]:
    """What the table on the person's page says in a row: its name and its values."""
    _number, title, _buttons, *values = table(person.page(), name)[number - 1]
    return [title, *values]


def seen(person: Desk, key: str, table: str = "as_is") -> int:
    """The revision of a row that its form carries."""
    return int(re.search(r'name="seen" value="(\d+)"', step(person, f"edit:{table}:{key}").html)[1])


def table(page: str, name: str = "as_is") -> list[list[str]]:
    """The texts of a table on a page, row by row, without the marks of findings."""
    tree = html.fragment_fromstring(page, create_parent="div")
    for mark in tree.find_class("lotse-marks"):
        mark.drop_tree()
    rows = tree.xpath(f'//*[@data-window and starts-with(@data-window, "{name}=")]//tbody/tr')
    return [[" ".join(cell.text_content().split()) for cell in row] for row in rows]


def names(person: Desk, name: str = "as_is") -> list[str]:
    """What the rows of a table are called on the person's page, without what is missing."""
    return [row[1].split(" Missing:")[0].split("Missing:")[0] for row in table(person.page(), name)]


def text(page: str) -> str:
    """What people read."""
    return " ".join(html.fragment_fromstring(page, create_parent="div").text_content().split())


def form_team(person: Desk, *, take: bool = True) -> str:
    """Open a team sheet; its code."""
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", person.call("form_team", {"take": take}).html)[0]


def join(person: Desk, code: str) -> Answer:
    """Come into a team."""
    return person.call("join_team", {"code": code})


def poll(person: Desk, known: str = "", **more: Any) -> Answer:
    """Ask for news."""
    answer = person.call("poll", {"seen": known, "at": "as_is=0 to_be=0", **more})
    assert answer.status == 200, answer.json
    return answer


def token(answer: Answer) -> str:
    """What the page has seen after an answer."""
    return re.search(r'name="seen" value="([0-9a-f]+)"', answer.json["regions"]["seen"])[1]


def shown(answer: Answer) -> dict[str, str]:
    """What is said of whom, by region."""
    regions = answer.json["regions"].items()
    return {name: text(html) for name, html in regions if name.startswith("editing-") and html.strip()}
