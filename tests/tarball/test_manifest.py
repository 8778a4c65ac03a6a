"""What a tarball says about itself: counts, lines of the checklist, minutes, and the dates of its texts."""

import json
from typing import Any

import pytest

from course_export import __version__
from course_export.tarball.manifest import manifest
from tests.course_export.making import mini


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return json.loads(manifest(mini().course))


def test_every_part_is_counted(told: dict[str, Any]) -> None:
    assert told["blocks"] == {
        "chapter": 2,
        "course": 1,
        "discussion": 1,
        "html": 7,
        "lotse_self_assessment": 1,
        "problem": 3,
        "sequential": 3,
        "vertical": 7,
    }
    assert told["generator"] == {"name": "lotse", "version": __version__}


def test_people_can_read_it_line_by_line() -> None:
    assert b'\n "minutes": 56,\n' in manifest(mini().course)


def test_lines_name_units_and_what_people_do_in_them(told: dict[str, Any]) -> None:
    usage = "block-v1:Kettle+MINI+r1+type@{}+block@{}".format
    assert told["covers"]["IP-01"] == [usage("vertical", "welcome"), usage("discussion", "welcome-discussion")]
    assert told["open"] == {"IP-09": [usage("vertical", "rate"), usage("lotse_self_assessment", "rating")]}
    assert list(told["covers"]) == ["IP-01", "IP-16"]


def test_units_carry_minutes_activities_and_the_dates_of_their_texts(told: dict[str, Any]) -> None:
    units = {unit["usage"].rpartition("@")[2]: unit for unit in told["units"]}
    assert units["welcome"] == {
        "usage": "block-v1:Kettle+MINI+r1+type@vertical+block@welcome",
        "title": "Welcome & hello",
        "minutes": 4,
        "activities": ["block-v1:Kettle+MINI+r1+type@discussion+block@welcome-discussion"],
        "as_of": "2026-11",
        "review_by": "2027-10",
        "sources": 1,
    }
    assert "review_by" not in units["rate"], "a unit without a page has no text to review"
    assert sum(unit["minutes"] for unit in told["units"]) == told["minutes"] == 56
