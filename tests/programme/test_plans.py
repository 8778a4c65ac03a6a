"""Plans of days, their scripts and the facilitators' pack fit together."""

from pathlib import Path

import yaml

from course_export.programme.load import load
from tests.course_export.making import change, copy_of_mini
from tests.documents.test_ods import TEA
from tests.programme.refusing import problems
from tests.programme.test_scripts import planned


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


def test_a_document_of_the_pack_exists_and_belongs_to_nothing_else(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path, ("programme.yaml", "reflection: null", "reflection: null\npack: {documents: [plan]}")
    )
    assert problems(folder) == [("programme.yaml", 19, "pack.documents[0]: there is no documents/plan.md")]
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitle: Plan\n---\nText.\n", encoding="utf-8")
    assert load(folder, "en").structure.pack.documents == ["plan"]


def test_a_calculation_takes_from_the_course_only_hours_there_are(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "reflection: null", "reflection: null\npack: {documents: []}"))
    (folder / "en/documents").mkdir(exist_ok=True)
    wrong = yaml.safe_dump(TEA).replace("hours.total", "hours.pot")
    (folder / "en/documents/tea.yaml").write_text(wrong, encoding="utf-8")
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "hours.pot" in text)
    assert ("en/documents/tea.yaml", line, "groups[0].rows[1].example") in [
        (file, at, message.split(":")[0]) for file, at, message in problems(folder)
    ]
