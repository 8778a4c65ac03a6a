"""Settings of a course: what Studio's advanced settings would show, and nothing that has no place."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from course_export.build import build
from course_export.plan.tree import Course
from course_export.tarball.policy import files
from tests.course_export.making import grundprogramm, mini, order
from tests.programme.test_roles import with_roles


def settings(course: Course) -> dict[str, Any]:
    return json.loads(files(course)["policies/r1/policy.json"])["course/r1"]


def test_a_course_says_when_in_which_language_and_with_which_blocks() -> None:
    found = settings(mini().course)
    assert (found["start"], found["end"]) == ("2027-03-21T23:00:00Z", "2027-04-26T22:00:00Z")
    assert (found["language"], found["self_paced"]) == ("en", False)
    assert found["advanced_modules"] == ["lotse_self_assessment"]
    assert found["course_image"] == "course-image.png"
    assert found["discussion_topics"] == {"General questions": {"id": "course"}}


def test_a_policy_is_laid_out_as_studio_does() -> None:
    policy, grading = files(mini().course).values()
    assert policy.startswith(b'{\n    "course/r1": {\n        "advanced_modules"')
    assert grading.startswith(b'{\n    "GRADER": [\n')


def test_the_pages_beside_the_course_begin_with_the_course_itself() -> None:
    tabs = settings(mini().course)["tabs"]
    assert [tab["type"] for tab in tabs] == ["courseware", "progress", "dates", "discussion", "wiki", "static_tab"]
    assert tabs[4]["is_hidden"]
    assert (tabs[5]["name"], tabs[5]["url_slug"]) == ("Welcome & hello", "welcome")


def test_minutes_and_hours_stand_where_the_platform_leaves_room() -> None:
    other = settings(mini().course)["other_course_settings"]
    assert other["lotse_hours"] == {"attended": 2.5, "self_study": 1.0, "total": 3.5}
    assert other["lotse_minutes"]["rate"] == 10
    assert len(other["lotse_minutes"]) == 7
    assert settings(grundprogramm().course)["other_course_settings"]["lotse_days"]["day-2-end"] == "2027-01-25"


def test_a_certificate_is_active_and_complete() -> None:
    (certificate,) = settings(mini().course)["certificates"]["certificates"]
    assert certificate == {
        "course_title": "Making tea together",
        "description": "3.5 hours of tea, on 22 March 2027.",
        "editing": False,
        "id": 100,
        "is_active": True,
        "name": "Making tea together",
        "signatories": [],
        "version": 1,
    }


def test_a_course_without_grading_and_certificate_has_neither() -> None:
    course = replace(mini().course, grading=None, certificate=None)
    assert list(files(course)) == ["policies/r1/policy.json"]
    assert settings(course)["certificates"] == {"certificates": []}


def test_roles_are_content_groups_of_one_configuration(tmp_path: Path) -> None:
    built = build(with_roles(tmp_path), order())
    (partition,) = settings(built.course)["user_partitions"]
    assert (partition["id"], partition["scheme"], partition["active"]) == (100, "cohort", True)
    assert [(group["id"], group["name"]) for group in partition["groups"]] == [(1, "Brewers"), (2, "Guests")]
    assert b'group_access="{&quot;100&quot;: [1]}"' in built.files["sequential/tea.xml"]
    assert "user_partitions" not in settings(mini().course)
