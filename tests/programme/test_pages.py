"""What authors write has its form: fields, options and dates that do not fit are refused where they stand."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from course_export.programme.load import load
from course_export.programme.pages import Check, Checks, Head, ModuleHead, UnitHead, absolute
from tests.course_export.making import MINI, copy_of_mini
from tests.programme.refusing import explained, fits


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("programme.yaml", 'at: "09:30"', "at: 9:30", 'a time in quotes is expected, such as "09:00"'),
        ("en/welcome.md", "as_of: 2026-11", "as_of: 2026-13", "as_of: a month such as 2026-11 is expected here"),
        ("lessons/tea/en/water.md", "minutes: 9", "minutes: 9\nform: poem", "form: is none of those that are known"),
        ("lessons/tea/en/module.yaml", "[water]", "[]", "units: at least 1 of them is needed"),
        ("lessons/tea/en/checks.yaml", "type: dropdown", "type: @dropdown", "not readable as YAML"),
        ("programme.yaml", "key: mini", "key: mini tea", "key: a short name of letters A–Z, digits"),
        ("programme.yaml", "offset_days: 28", "offset_days: 4000", "offset_days: has to be at most 3650"),
        (
            "programme.yaml",
            "key: welcome",
            "key: welcome\n            title: Hello",
            "title and minutes stand in the page",
        ),
    ],
)
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    explained(tmp_path, file, old, new, expected)


OPTION = {"key": "x", "text": "A", "correct": True, "feedback": "Yes."}
OTHER = {"key": "y", "text": "B", "feedback": "No."}
CHECK = {"key": "a", "type": "single", "objective": "o", "unit": "u", "question": "?", "options": [OPTION, OTHER]}
MODULE = {"title": "T", "summary": "S", "objectives": [{"key": "o", "text": "O"}], "units": ["u"], "transfer": "?"}
DATED = {"title": "A", "as_of": "2026-11", "review_by": "2027-10"}


@pytest.mark.parametrize(
    ("model", "whole", "field", "good", "bad"),
    [
        (Head, DATED, "minutes", (1, 1440, None), (0, 1441)),
        (UnitHead, DATED, "minutes", (1, 1440), (0, 1441, None)),
        (Check, CHECK, "options", ([OPTION, OTHER],), ([OPTION], [])),
        (Checks, {}, "checks", ([CHECK],), ([],)),
        (ModuleHead, MODULE, "objectives", (MODULE["objectives"],), ([],)),
        (ModuleHead, MODULE, "units", (["u"],), ([],)),
    ],
)
def test_what_is_just_within_the_limits_fits(
    model: type[BaseModel], whole: dict[str, Any], field: str, good: tuple[Any, ...], bad: tuple[Any, ...]
) -> None:
    assert [value for value in good if not fits(model, {**whole, field: value})] == []
    assert [value for value in bad if fits(model, {**whole, field: value})] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("page: null", "page: nowhere", "title and minutes stand in the page itself"),
        ("            minutes: 10\n", "", "a unit without a page gives its title and minutes here"),
        ("            title: Where you stand\n", "", "a unit without a page gives its title and minutes here"),
    ],
)
def test_what_does_not_fit_together_is_explained_where_the_unit_begins(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    explained(tmp_path, "programme.yaml", old, new, expected, at="key: rate")


@pytest.mark.parametrize(
    ("key", "old", "new", "expected"),
    [
        ("heat", "was too hot, correct: true", "was too hot", "exactly one option is correct: true, here 0"),
        ("heat", "small, feedback", "small, correct: true, feedback", "exactly one option is correct: true, here 2"),
        ("degrees", "text: 100 °C", "text: 75 °C", "two options have the same text"),
        (
            "needed",
            "water, correct: true, feedback: Nothing works without.}\n    - {key: leaves, text: leaves, correct: true",
            "water, feedback: Nothing works without.}\n    - {key: leaves, text: leaves",
            "at least one option is correct: true, here 0",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_explained_where_it_begins(
    tmp_path: Path, key: str, old: str, new: str, expected: str
) -> None:
    explained(tmp_path, "lessons/tea/en/checks.yaml", old, new, expected, at=f"key: {key}")


def test_one_right_answer_of_several_is_enough(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("lessons/tea/en/checks.yaml", "leaves, correct: true", "leaves"))
    needed = load(folder, "en").texts.modules["tea"].checks[1]
    assert [option.correct for option in needed.options] == [True, False, False]


def test_only_a_unit_takes_time() -> None:
    pages = load(MINI, "en").texts.pages
    assert (pages["welcome"].minutes, pages["about"].minutes) == (4, 0)


def test_links_are_compared_from_the_root() -> None:
    page = load(MINI, "en").texts.pages["welcome"]
    assert page.target("../en/./welcome.md") == absolute(page.path)
    assert page.target("../lessons/tea/en/water.md") == absolute(MINI / "lessons/tea/en/water.md")


def test_all_texts_of_a_programme_are_its_pages_documents_lessons_and_kits() -> None:
    assert [page.path.stem for page in load(MINI, "en").texts.all()] == [
        "about",
        "short_description",
        "welcome",
        "water",
        "kit",
    ]
