"""Courses for towns and counties, with days apart or in a row, in a room or online."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from course_export.build import write
from course_export.check.run import run
from tests.course_export.variants import LIST, differences, sentences, variant

TODAY = date(2026, 11, 25)


def test_every_sentence_that_differs_for_a_county_has_been_read() -> None:
    assert differences() == LIST.read_text(encoding="utf-8"), (
        "read it, then python -m tests.course_export.accept_golden"
    )


def test_a_course_for_a_county_calls_the_readers_house_no_town() -> None:
    built = variant(body="county")
    for name, content in {**built.files, **built.pack}.items():
        for sentence in sentences(name, content):
            assert not re.search(r"\bIhr(?:e[rnms]?)? (?:Stadt|Rat|Rathaus|Gemeinde)\b", sentence), (
                f"{name}: {sentence}"
            )


@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"body": "county", "days": "consecutive"},
        {"mode": "online"},
        {"mode": "online", "days": "consecutive"},
        {"days": "consecutive"},
    ],
    ids=lambda settings: "-".join(settings.values()) or "default",
)
def test_the_check_finds_nothing_in_any_variant(
    settings: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even advice."""
    assert run(str(write(variant(**settings), tmp_path)), as_json=True, today=TODAY) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["findings"] == []
