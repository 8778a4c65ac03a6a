"""Chosen modules become days, in the order in which they are named; a wrong choice is explained where it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.programme import places
from course_export.programme.load import load
from course_export.programme.model import Structure
from course_export.programme.order import WrongOrder
from course_export.programme.selection import doubts
from tests.course_export.making import IP_SELECTION
from tests.programme.refusing import line_of, problems

ALL = places.modules([])


def own(folder: Path, modules: str) -> Path:
    """Write a programme of ten lines, as an operator does."""
    (folder / "programme.yaml").write_text(
        f"""# Unser eigener Kurs
extends: ip-selection
key: haselbrueck
code: HB-1
title: {{de: Prozesse und Beteiligung in Haselbrück}}
contact:
  organisation: {{de: Stadt Haselbrück}}
  email: kurs@example.org
  phone: "0"
  form_url: https://example.org/
  place: {{de: Rathaus}}
modules: {modules}
""",
        encoding="utf-8",
    )
    return folder


def days(structure: Structure) -> dict[str, list[str]]:
    """The modules of each day."""
    return {
        chapter.key: [section.key for section in chapter.sections[1:]]
        for chapter in structure.chapters
        if chapter.key.startswith("day-")
    }


def test_the_option_and_the_line_are_one_thing(tmp_path: Path) -> None:
    chosen = ["participation", "networks", "process_design", "team_building"]
    by_line = load(own(tmp_path, f"[{', '.join(chosen)}]"), "de").structure
    by_option = load(IP_SELECTION, "de", chosen).structure
    assert days(by_line) == {"day-1": chosen[:2], "day-2": chosen[2:]}
    assert by_line.chapters == by_option.chapters
    assert by_line.events == by_option.events
    assert load(own(tmp_path, "[networks]"), "de", chosen).structure == by_line, "the option replaces the line"


def test_what_follows_the_days_follows_the_last_of_them() -> None:
    structure = load(IP_SELECTION, "de", ALL).structure
    events = {event.key: event for event in structure.events}
    assert list(events) == ["day_1", "day_2", "day_3", "retrospective"]
    assert [events[key].anchor for key in events] == ["start", "day_1", "day_2", "day_3"]
    assert [chapter.key for chapter in structure.chapters[1:6]] == ["check-in", "day-1", "day-2", "day-3", "practice"]


def test_a_module_has_its_own_workshop_unless_the_line_says_otherwise(tmp_path: Path) -> None:
    lines = "[networks, {module: participation, workshop: null}, {module: process_design, workshop_settings: {group: team}}]"
    sections = [section for _at, section in load(own(tmp_path, lines), "de").structure.sections() if section.key in ALL]
    assert [getattr(section, "workshop", "") for section in sections] == [
        "lotse_networks",
        None,
        "lotse_process_design",
    ]


@pytest.mark.parametrize(
    ("modules", "expected"),
    [
        ("[proces_design]", "modules[0]: there is no module “proces_design”; did you mean process_design?; allowed: "),
        ("[networks, Netzwerke]", "modules[1]: there is no module “Netzwerke”; allowed: design_spaces"),
        ("[networks, participation, networks]", "modules[2]: “networks” is chosen twice"),
        ("[{module: network}]", "modules[0]: there is no module “network”; did you mean networks?"),
        ("[]", "modules: no module is chosen; write them as [process_design, participation]"),
        ("networks", "modules: a list is expected here"),
        ("[networks]\nextends: ip-basic", "modules: this programme has no days for chosen modules"),
        ("[networks]\ndays: {after: nowhere}", "days.key: is missing"),
    ],
)
def test_a_wrong_choice_is_explained_on_its_line(tmp_path: Path, modules: str, expected: str) -> None:
    folder = own(tmp_path, modules)
    if modules.endswith("ip-basic"):
        file = folder / "programme.yaml"
        file.write_text(file.read_text(encoding="utf-8").replace("extends: ip-selection\n", ""), encoding="utf-8")
    found = problems(folder, "de")
    hits = [(file, line) for file, line, message in found if message.startswith(expected)]
    at = "days:" if expected.startswith("days") else "modules:"
    assert hits == [("programme.yaml", line_of(folder / "programme.yaml", at))], found


def test_days_come_after_a_chapter_that_there_is(tmp_path: Path) -> None:
    text = (IP_SELECTION / "programme.yaml").read_text(encoding="utf-8").replace("after: check-in", "after: check-out")
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "de").symlink_to(IP_SELECTION / "de")
    assert any("days.after: there is no chapter “check-out”" in message for *_at, message in problems(tmp_path, "de"))


def test_a_mistake_in_what_is_written_out_is_found_where_it_was_written(tmp_path: Path) -> None:
    folder = own(tmp_path, "\n  - networks\n  - {module: participation, workshop_settings: {group: everybody}}")
    found = problems(folder, "de")
    assert [(line, message.split(":")[0]) for _file, line, message in found] == [
        (14, "modules[1].workshop_settings.group")
    ]


@pytest.mark.parametrize(
    ("programme", "modules", "expected"),
    [
        (
            "ip-selection",
            ["proces_design"],
            "--modules: there is no module “proces_design”; did you mean process_design?",
        ),
        ("ip-selection", ["networks", "networks"], "--modules: “networks” is chosen twice"),
        ("ip-basic", ["networks"], "--modules: ip-basic says itself which modules it has, and when"),
    ],
)
def test_a_wrong_option_is_explained(programme: str, modules: list[str], expected: str) -> None:
    with pytest.raises(WrongOrder) as refused:
        load(places.find(programme), "de", modules)
    assert str(refused.value).startswith(expected)


@given(st.lists(st.sampled_from([*ALL, "nothing"]), max_size=12))
def test_a_choice_is_doubted_exactly_where_it_repeats_or_does_not_exist(chosen: list[str]) -> None:
    doubted = {number for number, _message in doubts(chosen, ALL)}
    assert doubted == {n for n, key in enumerate(chosen) if key in chosen[:n] or key not in ALL}
