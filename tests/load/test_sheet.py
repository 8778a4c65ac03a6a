"""A dozen people at one team sheet at once, over HTTP: every accepted row is there once, and conflicts lose no text."""

import json
import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.load.people import line, servers
from tests.servers import empty_database

PEOPLE, ROWS = 12, 6
SHARED = {"table": "as_is", "row": "shared"}


class Colleague:
    """One person's connection, and how often which status came back."""

    def __init__(self, port: int, person: int) -> None:
        self.connection = line(port)
        self.person = person
        self.answers: Counter[int] = Counter()

    def call(self, name: str, data: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.connection.request(
            "POST", f"/{self.person}/sheet.{name}", json.dumps(data), {"Content-Type": "application/json"}
        )
        response = self.connection.getresponse()
        answer = json.loads(response.read())
        self.answers[response.status] += 1
        return response.status, answer

    def work(self, code: str) -> None:
        """Join, add rows, and in between add a word to the row that all share, until it is accepted."""
        assert self.call("join_team", {"code": code})[0] == 200
        for number in range(ROWS):
            row = {"table": "as_is", "row": f"p{self.person}n{number}", "seen": 0}
            assert self.call("save_row", {**row, "cell.name": f"row {number} of {self.person}"})[0] == 200
        self.add_word()

    def add_word(self) -> None:
        text, seen = self.shared()
        while True:
            cell = {"cell.name": f"{text} {self.person}", "cell.role": "all"}
            status, answer = self.call("save_row", {**SHARED, "seen": seen, **cell})
            if status == 200:
                return
            assert (status, answer["error"]) in ((409, "conflict"), (409, "busy")), answer
            text, seen = self.shared()

    def shared(self) -> tuple[str, int]:
        """The text of the shared row and the revision that its form carries."""
        _status, answer = self.call("work_on", {"step": "edit:as_is:shared"})
        form = answer["regions"]["form-as_is"]
        return (
            re.search(r'name="cell.name" value="([^"]*)"', form)[1],
            int(re.search(r'name="seen" value="(\d+)"', form)[1]),
        )


@pytest.mark.parametrize(("engine", "processes"), [("sqlite", 1), ("mariadb", 2), ("postgresql", 2)])
def test_nothing_is_lost(request: pytest.FixtureRequest, tmp_path: Path, engine: str, processes: int) -> None:
    with servers(empty_database(request, engine, tmp_path), processes) as ports:
        first = Colleague(ports[0], 100)
        code = re.search(r"\d+(-[0-9A-Z]{4}){3}", first.call("form_team", {"take": False})[1]["regions"]["main"])[0]
        first.call("save_row", {**SHARED, "seen": 0, "cell.name": "words:"})
        people = [Colleague(ports[number % processes], number) for number in range(1, PEOPLE + 1)]
        with ThreadPoolExecutor(PEOPLE) as pool:
            list(pool.map(lambda colleague: colleague.work(code), people))
        words = first.shared()[0].removeprefix("words:").split()
        pages = [first.call("work_on", {"step": f"page:as_is:{start}"})[1] for start in range(0, PEOPLE * ROWS, 20)]
    answers = sum((colleague.answers for colleague in people), Counter())
    assert set(answers) <= {200, 409}
    assert sorted(map(int, words)) == list(range(1, PEOPLE + 1))
    shown = " ".join(" ".join(page["regions"]["table-as_is"] for page in pages).split())
    for colleague in people:
        for number in range(ROWS):
            assert shown.count(f'role="rowheader"> row {number} of {colleague.person} <') == 1
