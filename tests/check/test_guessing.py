"""What the forms of options give away: said with figures and questions, and only where it is no chance."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from course_export.check.run import check_archive
from tests.check.asked import Options, asked, at_place
from tests.check.course import Change, both, good, pack, policy

Asks = Callable[[int], Options]


def told(folder: Path, *changes: Change) -> dict[str, str]:
    """What is said of guessing in the good course with these changes, by kind."""
    files = good()
    both(*changes)(files)
    found = check_archive(pack(files, folder / "course.tar.gz"), date(2026, 11, 25)).findings
    return {each.kind: each.message for each in found if each.kind.endswith("Tells")}


def longest(number: int) -> Options:
    return at_place(number, "Der Rat mit einem Beschluss", "Die Leitung")


def no_pattern(number: int) -> Options:
    return at_place(number, "Rat", "Amt")


def several(number: int) -> Options:
    """Options of the same length; the first is right, and one other."""
    return [(f"Amt {place}", place in (0, 1 + number % 3)) for place in range(4)]


def test_figures_and_questions_are_named(tmp_path: Path) -> None:
    """The good course has a question of its own, but its two options are of one length."""
    assert told(tmp_path, asked(24, longest)) == {
        "LengthTells": "24 questions with one right answer: the longest option is right 24 times, by chance 6.0 times "
        "(p < 0.0001); first asked-0, asked-1, asked-2, asked-3, asked-4"
    }


@pytest.mark.parametrize("kind", ["single", "dropdown"])
def test_single_choice_and_dropdowns_are_looked_at_together(tmp_path: Path, kind: str) -> None:
    assert told(tmp_path, asked(12, longest, kind)).keys() == {"LengthTells"}


def test_one_that_is_never_the_longest_tells_as_well(tmp_path: Path) -> None:
    def ask(number: int) -> Options:
        return [(f"Amt {'g' * ((place - number) % 4)}", place == (number + 1) % 4) for place in range(4)]

    assert "the longest option is right 0 times, by chance 10.0 times" in told(tmp_path, asked(40, ask))["LengthTells"]


def test_several_right_answers_are_looked_at_apart(tmp_path: Path) -> None:
    assert told(tmp_path, asked(16, several, "multiple")) == {
        "PlaceTells": "16 questions with several right answers: option 1 is right 16 times, by chance 8.0 times "
        "(p = 0.0001); first asked-0, asked-1, asked-2, asked-3, asked-4"
    }


def test_what_the_platform_shuffles_has_no_place(tmp_path: Path) -> None:
    def first(number: int) -> Options:
        return at_place(0, "Rat", "Amt")

    assert told(tmp_path, asked(20, first)).keys() == {"PlaceTells"}
    assert told(tmp_path, asked(20, first, group=' shuffle="true"')) == {}


WORDS = [
    ("de", "Amt, denn", "Amt, dort", "reason"),
    ("de", "Nur Recht", "Das Recht", "absolute"),
    ("en", "Law since", "Law there", "reason"),
    ("en", "Always it", "Perhaps x", "absolute"),
    ("da", "Lov fordi", "Lov eller", "reason"),
    ("da", "Altid lov", "Måske lov", "absolute"),
]


@pytest.mark.parametrize(("language", "signal", "plain", "name"), WORDS)
def test_words_that_stand_in_wrong_options_only(
    tmp_path: Path, language: str, signal: str, plain: str, name: str
) -> None:
    """Each question has two wrong options with the word."""

    def ask(number: int) -> Options:
        right = number % 4
        return [(f"{signal if (place - right) % 4 in (1, 2) else plain} {place}", place == right) for place in range(4)]

    said = told(tmp_path, policy(language=language), asked(16, ask))
    assert said.keys() == {"WordTells"}
    assert name in said["WordTells"] and "right 0 times, by chance 8.0 times" in said["WordTells"]
    assert told(tmp_path, policy(language="fi"), asked(16, ask)) == {}


@pytest.mark.parametrize(
    "change",
    [
        asked(8, longest),
        asked(40, no_pattern),
        asked(16, lambda number: [(f"Amt {place}", place != number % 4) for place in range(4)], "multiple"),
        asked(20, lambda _: at_place(0, "Nur", "Das", 25)),
        asked(20, lambda number: [("Ja", number % 2 == 0), ("", number % 2 == 1)]),
    ],
    ids=["few questions", "no pattern", "all places", "long lists", "pictures instead of words"],
)
def test_it_is_silent(tmp_path: Path, change: Change) -> None:
    assert told(tmp_path, change) == {}
