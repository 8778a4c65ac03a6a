"""Parts of a course for some roles: who they are, where they may stand, what they rule out."""

from pathlib import Path

import pytest

from course_export.build import build
from tests.course_export.making import copy_of_mini, mini, order
from tests.programme.refusing import line_of, problems

ROLES = "roles: [{key: brewers, title: Brewers}, {key: guests, title: Guests}]\nevents:\n"


def with_roles(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Return a copy of the small programme with two roles, in which a module is for brewers."""
    return copy_of_mini(
        folder,
        ("programme.yaml", "events:\n", ROLES),
        ("programme.yaml", "      - module: tea\n", "      - module: tea\n        audience: [brewers]\n"),
        *changes,
    )


def test_a_section_for_some_is_for_the_groups_of_their_roles(tmp_path: Path) -> None:
    built = build(with_roles(tmp_path), order())
    assert built.course.roles == ("Brewers", "Guests")
    groups = {sequence.name: sequence.groups for chapter in built.course.chapters for sequence in chapter.sequences}
    assert groups == {"first-steps": (), "tea": (1,), "looking-back": ()}
    assert any("make a cohort for each content group" in note and "Brewers, Guests" in note for note in built.notes)


def test_a_programme_without_roles_has_no_groups() -> None:
    assert mini().course.roles == () and not any("cohort" in note for note in mini().notes)


def test_what_is_for_others_takes_no_time_of_participants(tmp_path: Path) -> None:
    everybody = mini().course.hours["self_study"]
    guests = with_roles(tmp_path, ("programme.yaml", "grading:", "participants: guests\ngrading:"))
    text = (guests / "programme.yaml").read_text(encoding="utf-8")
    (guests / "programme.yaml").write_text(
        text.replace('at: "09:30", minutes: 90}', 'at: "09:30", minutes: 90, audience: [guests]}'), encoding="utf-8"
    )
    (guests / "en/welcome.md").write_text(
        (guests / "en/welcome.md").read_text(encoding="utf-8").replace("{{hours.tea}}", "some"), encoding="utf-8"
    )
    assert build(guests, order()).course.hours["self_study"] < everybody


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("audience: [brewers]", "audience: [brewer]", "there is no role “brewer”; allowed: brewers, guests"),
        ("{key: guests, title: Guests}", "{key: brewers, title: B}", "“brewers” is used twice"),
        (
            "        title: First steps\n",
            "        title: First steps\n        audience: [guests]\n",
            "the first section of a chapter is for all",
        ),
        (
            "settings: {occasion: T2, record: tea}",
            "settings: {occasion: T2, record: tea, group: cohort}",
            "this programme has roles, which are cohorts",
        ),
    ],
)
def test_each_mistake_is_told_where_it_is(tmp_path: Path, old: str, new: str, expected: str) -> None:
    folder = with_roles(tmp_path, ("programme.yaml", old, new))
    found = [(line, message) for _file, line, message in problems(folder) if expected in message]
    assert found, problems(folder)
    assert found[0][0] == line_of(folder / "programme.yaml", new.strip().splitlines()[-1].strip())
