"""Scripts of a day: read with their lines, as long as the plan says, used once at least."""

from pathlib import Path

import pytest

from course_export.programme.load import load
from tests.course_export.making import copy_of_mini
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
