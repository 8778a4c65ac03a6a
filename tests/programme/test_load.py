"""Bad programmes are refused with all their problems at once, each with file, line and what would be right."""

from pathlib import Path

import pytest

from course_export.programme.load import load
from course_export.programme.order import WrongOrder
from tests.course_export.making import MINI, change, copy_of_mini
from tests.programme.refusing import line_of, problems


def test_a_good_programme_loads() -> None:
    programme = load(MINI, "en")
    assert programme.texts.pages["welcome"].head.title == "Welcome & hello"
    assert list(programme.texts.modules["tea"].lessons) == ["water"]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "covers: [IP-16]", "covers: [sixteen]"),
        ("programme.yaml", "pass_mark: 0.5", "pass_mark: 5"),
        ("programme.yaml", "tab: true", "tabb: true"),
        ("en/welcome.md", "minutes: 4", "minutes: soon"),
        ("lessons/tea/en/checks.yaml", "type: dropdown", "type: essay"),
        ("lessons/tea/en/water.md", "Green tea", "<b>Green</b> tea"),
    )
    found = problems(folder)
    assert {file for file, _line, _message in found} == {
        "programme.yaml",
        "en/welcome.md",
        "lessons/tea/en/checks.yaml",
        "lessons/tea/en/water.md",
    }
    for file, line, _message in found:
        marks = ("sixteen", "pass_mark: 5", "tabb", "minutes: soon", "essay", "<b>Green</b>")
        text = (folder / file).read_text(encoding="utf-8").splitlines()[line - 1]
        assert any(mark in text for mark in marks), (file, line, text)
    messages = "\n".join(message for _file, _line, message in found)
    assert "'single', 'multiple' or 'dropdown'" in messages
    assert "tabb: not known here; allowed: key, page, title, minutes, covers" in messages


def test_the_line_is_the_line_of_the_mistake(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("en/welcome.md", "leaves < 5 grams", "leaves < 5 {{grams}}"),
        ("en/welcome.md", "| black | 4 |", "| black | {{four}} |"),
        ("en/welcome.md", "It was **", "It\nwas {{very}} **"),
        (
            "lessons/tea/en/checks.yaml",
            "objective: brew\n  unit: water\n  question: How",
            "objective: pour\n  unit: water\n  question: How",
        ),
    )
    page, checks = folder / "en/welcome.md", folder / "lessons/tea/en/checks.yaml"
    assert {(file, line) for file, line, _message in problems(folder)} == {
        ("en/welcome.md", line_of(page, "{{grams}}")),
        ("en/welcome.md", line_of(page, "{{four}}")),
        ("en/welcome.md", line_of(page, "{{very}}")),
        ("lessons/tea/en/checks.yaml", line_of(checks, "objective: pour")),
    }


def test_one_mistake_is_one_problem(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "minutes: 4", "minutes: soon"))
    assert [file for file, _line, _message in problems(folder)] == ["en/welcome.md"]
    folder = copy_of_mini(tmp_path / "2", ("lessons/tea/en/water.md", "minutes: 9", "minutes: soon"))
    assert [file for file, _line, _message in problems(folder)] == ["lessons/tea/en/water.md"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("kit", ("lessons/tea/en/module.yaml", 0, "the module has no kit.md to pass it on")),
        ("water", ("lessons/tea/en/module.yaml", 5, "units[0]: there is no water.md; allowed: kit")),
    ],
)
def test_a_module_that_lacks_a_text_is_one_problem_too(
    tmp_path: Path, name: str, expected: tuple[str, int, str]
) -> None:
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "[how water works](../lessons/tea/en/water.md)", "this"))
    (folder / f"lessons/tea/en/{name}.md").unlink()
    assert problems(folder) == [expected]


@pytest.mark.parametrize("name", ["module.yaml", "checks.yaml"])
def test_a_module_whose_own_file_is_wrong_is_one_problem_too(tmp_path: Path, name: str) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "lessons/tea/en" / name).write_text("- 1\n", encoding="utf-8")
    assert {file for file, _line, _message in problems(folder)} == {f"lessons/tea/en/{name}"}


def test_what_becomes_a_unit_says_how_long_it_takes_and_a_document_need_not(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "[day_1.ics]", "[plan.docx]"))
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitle: Plan\n---\nText.\n", encoding="utf-8")
    assert load(folder, "en").texts.documents["plan"].head.title == "Plan"
    change(folder / "en/welcome.md", "minutes: 4\n", "")
    assert problems(folder) == [("en/welcome.md", 2, "minutes: is missing")]


def test_nothing_that_was_written_is_left_out_silently(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "en/spare.md").write_text(
        "---\ntitle: Spare\nminutes: 1\nas_of: 2026-11\nreview_by: 2027-10\n---\nText.\n", encoding="utf-8"
    )
    (folder / "en/pictures/spare.svg").write_text("<svg/>", encoding="utf-8")
    (folder / "lessons/tea/en/spare.md").write_text(
        (folder / "en/spare.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (folder / "en/documents").mkdir()
    (folder / "en/documents/spare.md").write_text("---\ntitle: Spare\n---\nText.\n", encoding="utf-8")
    assert {file for file, _line, _message in problems(folder)} == {
        "en/spare.md",
        "en/pictures/spare.svg",
        "lessons/tea/en/spare.md",
        "en/documents/spare.md",
    }


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"\xff\xfe", "not UTF-8"), (b"---\ntitle: A\x01B\n---\n", "U+0001")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "en/about.md").write_bytes(content)
    assert any(expected in message for _file, _line, message in problems(folder))


def test_a_missing_language_names_those_there_are() -> None:
    with pytest.raises(WrongOrder, match="“da”; allowed: en"):
        load(MINI, "da")
    with pytest.raises(WrongOrder, match="“da”; allowed: none"):
        load(MINI / "lessons", "da")


@pytest.mark.parametrize(
    ("content", "line", "expected"),
    [(b"title: \xff", 0, "not UTF-8 (byte 7)"), (b"title: A\ntitle: @B", 2, "not readable as YAML: found character")],
)
def test_the_content_of_a_block_is_read_as_carefully_as_all_else(
    tmp_path: Path, content: bytes, line: int, expected: str
) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "record: tea}", "record: tea}\n                content: skills"))
    (folder / "en" / "skills.yaml").write_bytes(content)
    ((file, found, message),) = problems(folder)
    assert (file, found) == ("en/skills.yaml", line)
    assert message.startswith(expected)


def test_content_that_fits_is_kept_by_its_name(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "block: lotse_self_assessment", "block: lotse_portfolio"),
        ("programme.yaml", "settings: {occasion: T2, record: tea}", "content: own"),
    )
    (folder / "en" / "own.yaml").write_text("title: Mine\nintroduction: All of it.\n", encoding="utf-8")
    assert load(folder, "en").texts.contents["own"][0]["title"] == "Mine"
