"""Values of YAML files that depend on what an operator chooses."""

from pathlib import Path
from typing import Any

from course_export.errors import Problems
from course_export.programme.alternatives import resolved
from course_export.programme.load import load
from course_export.programme.source import read_yaml
from tests.course_export.making import copy_of_mini
from tests.programme.refusing import line_of, problems

TEXT = """steps:
  - first
  - apart: [second, third]
    consecutive: []
  - last
say:
  apart: In two weeks.
  consecutive: Tomorrow.
other: {apart: 1}
"""


def read(*holds: str) -> tuple[Any, list[int]]:
    """Return the data, and the lines of its steps and of what is said."""
    found = read_yaml(TEXT, "a.yaml", Problems())
    assert found
    data, source = resolved(*found, holds)
    places = [("steps", number) for number in range(len(data["steps"]))]
    return data, [source.line(place) for place in (*places, ("say",))]


def test_the_value_that_holds_takes_the_place_and_keeps_its_line() -> None:
    data, lines = read("apart")
    assert data == {"steps": ["first", "second", "third", "last"], "say": "In two weeks.", "other": {"apart": 1}}
    assert lines == [2, 3, 3, 5, 7]
    data, lines = read("consecutive")
    assert (data["steps"], data["say"]) == (["first", "last"], "Tomorrow.")
    assert lines == [2, 5, 8]


def test_an_event_can_have_another_day_in_a_variant(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "offset_days: 28", "offset_days: {in_person: 28, online: 5}"))
    for mode, days in (("in_person", 28), ("online", 5)):
        assert load(folder, "en", (), {"mode": mode}).structure.events[1].offset_days == days


def test_what_is_wrong_in_an_alternative_is_told_with_its_line(tmp_path: Path) -> None:
    wrong = "offset_days: {\n    in_person: soon,\n    online: 5}"
    folder = copy_of_mini(tmp_path, ("programme.yaml", "offset_days: 28", wrong))
    (found,) = problems(folder)
    assert found[1] == line_of(folder / "programme.yaml", "soon") and "a whole number is expected here" in found[2]
