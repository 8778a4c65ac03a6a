"""What facilitators print: two facing pages for each stretch of a day, and one file with all cards and sheets."""

import io
from pathlib import Path
from typing import Any

from docx import Document

from course_export.build import build, write
from tests.course_export.making import change, order
from tests.programme.refusing import problems
from tests.programme.test_scripts import TEA, planned


def pack(folder: Path) -> dict[str, bytes]:
    """Build the small programme, whose first day has a script, with its pack."""
    return {**build(folder, order(), with_pack=True).pack}


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def rows(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_left_page_says_minute_by_minute_what_to_say_and_do(tmp_path: Path) -> None:
    document = opened(pack(planned(tmp_path))["day_1-script.docx"])
    plan, steps, material, rescue = rows(document)
    assert plan[1] == ["9:30–11:00", "The first pot", "brew together"]
    assert steps == [
        ["Min.", "Say", "Do", "On the wall"],
        ["0–30", "Water. Please boil the water.", "Hand out kettles.", "Boil."],
        ["30–90", "Tea. Please wait for three minutes.", "–", "–"],
    ]
    assert material == [["What", "for 8 people", "for 12 people"], ["kettles", "2", "3"]]
    assert [row[0] for row in rescue] == ["When …", "It boils over.", "Nobody drinks.", "The pot breaks."]


def test_each_side_begins_a_page_of_its_own_behind_the_plan(tmp_path: Path) -> None:
    document = opened(pack(planned(tmp_path))["day_1-script.docx"])
    begun = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert begun == ["The first pot · 9:30–11:00", "The first pot: room, material, lifelines"]
    assert "The first pot: The second pot." in [p.text for p in document.paragraphs]  # what falls out when it is late


def test_the_day_of_the_meeting_stands_above_its_plan(tmp_path: Path) -> None:
    document = opened(pack(planned(tmp_path))["day_1-script.docx"])
    assert [p.text for p in document.paragraphs[:2]] == ["The first pot", "22 March 2027"]


def test_a_session_without_a_day_has_its_own_files(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    sessions = "pack:\n  sessions: [{key: taster, title: A taste, scripts: [pot]}]"
    change(folder / "programme.yaml", "reflection: null", f"reflection: null\n{sessions}")
    document = opened(pack(folder)["taster-script.docx"])
    assert [p.text for p in document.paragraphs[:2]] == ["A taste", "times counted from 9:00"]
    assert rows(document)[0][1][0] == "9:00–10:30"


def test_without_being_asked_nobody_gets_a_pack(tmp_path: Path) -> None:
    built = build(planned(tmp_path), order())
    write(built, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == [built.name]


def test_the_pack_lies_beside_the_tarball_and_is_the_same_each_time(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    built = build(folder, order(), with_pack=True)
    write(built, tmp_path / "out")
    beside = tmp_path / "out" / f"{built.name.removesuffix('.tar.gz')}-pack"
    assert {path.name: path.read_bytes() for path in beside.iterdir()} == {**built.pack} == pack(folder)


def test_papers_of_a_script_are_printed_with_their_values_and_listed(tmp_path: Path) -> None:
    folder = planned(tmp_path, TEA + "papers: [list, welcome]\n")
    (folder / "en/documents").mkdir()
    (folder / "en/documents/list.md").write_text("---\ntitle: Who is here\n---\nOn {{day.day_1}}.\n", encoding="utf-8")
    document = opened(pack(folder)["day_1-prints.docx"])
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "On 22 March 2027." in said and "Welcome & hello" in said
    assert ["The first pot", "Who is here", "see the material of the script"] in rows(document)[0]


def test_a_paper_that_is_not_there_is_told_with_its_line(tmp_path: Path) -> None:
    found = problems(planned(tmp_path, TEA + "papers: [lost]\n"))
    assert [(file, at) for file, at, message in found if "no documents/lost.md" in message] == [
        ("en/scripts/pot.yaml", 18)
    ]


def test_a_session_prints_the_sheets_of_its_modules_which_the_course_has(tmp_path: Path) -> None:
    folder = planned(tmp_path)
    sessions = "pack:\n  sessions: [{key: taster, title: A taste, scripts: [pot], modules: [coffee]}]"
    change(folder / "programme.yaml", "reflection: null", f"reflection: null\n{sessions}")
    assert any("“coffee” is not in this course" in message for _file, _at, message in problems(folder))
