"""Scripts of a day: read with their lines, as long as the plan says, used once at least."""

from pathlib import Path

import pytest

from course_export.programme.load import load
from tests.course_export.making import change, copy_of_mini
from tests.programme.refusing import problems

TEA = """\
title: The first pot
does: brew together
aim: There is tea.
steps:
  - {minutes: 30, title: Water, say: Please boil the water., do: Hand out kettles., wall: Boil.}
  - {minutes: 60, title: Tea, say: Please wait for three minutes.}
room: A kitchen.
material:
  - {what: kettles, for_8: "2", for_12: "3"}
rescue:
  - {when: It boils over., say: Take it off.}
  - {when: Nobody drinks., say: Taste it first.}
  - {when: The pot breaks., say: We have another one.}
online: Everybody brews at home.
late: The second pot.
prints:
  - {title: Signs, size: a5, texts: [Hot, Cold, Who takes milk may say so now]}
"""
PLAN = 'mode: in_person, at: "09:30", minutes: 90}'
PLANNED = 'mode: in_person, at: "09:30", minutes: 90,\n     plan: [{script: pot, minutes: 90, module: tea}]}'


def planned(folder: Path, script: str = TEA) -> Path:
    """Return a copy of the small programme whose first day has a script."""
    copy = copy_of_mini(folder, ("programme.yaml", PLAN, PLANNED))
    (copy / "en/scripts").mkdir()
    (copy / "en/scripts/pot.yaml").write_text(script, encoding="utf-8")
    return copy


def test_a_script_takes_as_long_as_its_steps(tmp_path: Path) -> None:
    script, _source = load(planned(tmp_path), "en").texts.scripts["pot"]
    assert script.minutes == 90 and script.steps[0].wall == "Boil."


def test_a_plan_that_does_not_add_up_is_told_where_it_stands(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    change(folder / "programme.yaml", "{script: pot, minutes: 90, module: tea}", "{script: pot, minutes: 80}")
    assert problems(folder) == [
        ("programme.yaml", 13, "events[0].minutes: 90, but its plan takes 80"),
        ("programme.yaml", 14, "events[0].plan[0].minutes: 80, but the steps of scripts/pot.yaml take 90"),
    ]


def test_what_a_plan_names_is_there_and_what_is_there_is_named(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    change(folder / "programme.yaml", "script: pot, minutes: 90, module: tea", "script: tea, minutes: 90, module: pot")
    found = problems(folder)
    assert ("en/scripts/pot.yaml", 0, "no plan in programme.yaml has this script") in found
    assert {message for _file, line, message in found if line == 14} == {
        "events[0].plan[0].module: “pot” is not in this course; allowed: tea",
        "events[0].plan[0].script: there is no scripts/tea.yaml; allowed: pot",
    }


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("minutes: 60", "minutes: soon", 6, "steps[1].minutes"),
        ("  - {when: The pot breaks., say: We have another one.}\n", "", 10, "rescue"),
        ("size: a5", "size: a3", 17, "prints[0].size"),
        ("room: A kitchen.\n", "", 1, "room"),
        ("does:", "do:", 2, "do: not known here"),
    ],
)
def test_each_mistake_in_a_script_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, expected: str
) -> None:
    found = problems(planned(tmp_path, TEA.replace(old, new)))
    assert [(file, at) for file, at, message in found if expected in message] == [("en/scripts/pot.yaml", line)], found
    assert {file for file, _at, _message in found} == {"en/scripts/pot.yaml"}, (
        "a script that is wrong is not missing too"
    )


def test_a_document_of_the_pack_exists_and_belongs_to_nothing_else(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path, ("programme.yaml", "reflection: null", "reflection: null\npack: {documents: [plan]}")
    )
    assert problems(folder) == [("programme.yaml", 19, "pack.documents[0]: there is no documents/plan.md")]
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitle: Plan\n---\nText.\n", encoding="utf-8")
    assert load(folder, "en").structure.pack.documents == ["plan"]
