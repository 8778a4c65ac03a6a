"""Bad programmes are refused with all their problems at once, each with file, line and what would be right."""

from pathlib import Path

import pytest

from course_export.errors import Refused
from course_export.programme.load import load
from course_export.programme.order import WrongOrder
from tests.course_export.making import MINI, copy_of_mini


def problems(folder: Path, language: str = "en") -> list[tuple[str, int, str]]:
    """Return (file below the programme, line, message with what is allowed) of everything that is wrong."""
    with pytest.raises(Refused) as refused:
        load(folder, language)
    prefix = f"{folder}/"
    return [(p.file.removeprefix(prefix), p.line, str(p).split(": ", 1)[1]) for p in refused.value.problems]


def line_of(file: Path, text: str) -> int:
    """Return the number of the line that holds a text."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


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


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("programme.yaml", "due: {event: day_1}", "due: {event: day_2}", "“day_2”; allowed: start, day_1, look_back"),
        ("programme.yaml", "anchor: day_1", "anchor: day_9", "not an event above this one; allowed: start, day_1"),
        ("programme.yaml", "block: lotse_self_assessment", "block: lotse_x", "no block “lotse_x”; allowed: lotse_"),
        ("programme.yaml", "occasion: T2", "occasion: T9", "occasion: Input should be 'T0'"),
        ("programme.yaml", "record: tea}", "recordd: tea}", "recordd: not known here; allowed: record, occasion"),
        ("programme.yaml", "module: tea", "module: coffee", "there are no lessons of “coffee” in “en”"),
        ("programme.yaml", "workshop: null", "workshop: lotse_tea", "no block “lotse_tea”"),
        (
            "programme.yaml",
            "workshop: null",
            "workshop: lotse_process_design\n        workshop_settings: {group: everybody}",
            "workshop_settings.group: Input should be 'open', 'team' or 'cohort'",
        ),
        ("programme.yaml", "workshop: null", "workshop_settings: {group: team}", "there is no workshop that has these"),
        ("programme.yaml", "reflection: null", "reflection: lotse_mirror", "no block “lotse_mirror”"),
        (
            "programme.yaml",
            "reflection: null",
            "reflection: lotse_self_assessment",
            "lotse_self_assessment does not ask the questions of modules; allowed: lotse_reflection",
        ),
        ("programme.yaml", "record: tea}", "record: tea}\n                content: own", "content: there is no own.yaml"),
        ("programme.yaml", "[day_1.ics]", "[day_2.ics]", "no event “day_2”; allowed: day_1.ics, look_back.ics"),
        ("programme.yaml", "[day_1.ics]", "[plan.docx]", "there is no documents/plan.md"),
        ("programme.yaml", "[day_1.ics]", "[plan.odt]", "allowed: *.docx, *.pptx, *.ics"),
        ("programme.yaml", "key: rating", "key: welcome-text", "“welcome-text” already names line 28"),
        ("programme.yaml", "title: First steps", "title: {de: Erste Schritte}", "there is no text in “en”"),
        ("programme.yaml", 'at: "09:30"', "at: 9:30", 'a time in quotes is expected, such as "09:00"'),
        ("programme.yaml", "Europe/Berlin", "Europe/Rungholt", "no time zone; write it like Europe/Berlin"),
        ("programme.yaml", "course-image.png", "course-image.svg", "allowed: .png, .jpg"),
        ("programme.yaml", "course-image.png", "missing.png", "there is no file missing.png"),
        ("programme.yaml", "on {{date.day_1}}", "on {{date.day_7}}", "no placeholder {{date.day_7}}"),
        ("programme.yaml", "page: null", "page: nowhere", "title and minutes stand in the page itself"),
        ("programme.yaml", "            minutes: 10\n", "", "a unit without a page gives its title and minutes here"),
        ("programme.yaml", "key: later", "key: begin", "“begin” already names line 21"),
        ("programme.yaml", "code: MINI", "code: MINI\ncode: MINI", "code: stands here twice"),
        ("programme.yaml", "key: mini", "key: &a [*a]", "a value refers to itself"),
        ("programme.yaml", "contact:", "contact: [", "not readable as YAML"),
        ("en/welcome.md", "{{contact.email}}, or", "{{contact.mail}}", "no placeholder {{contact.mail}}; allowed"),
        ("en/welcome.md", "tea/en/water.md)", "tea/en/milk.md)", "tea/en/milk.md leads to no unit"),
        ("en/welcome.md", "pictures/pot.svg", "pictures/pan.svg", "there is no picture pictures/pan.svg"),
        ("en/welcome.md", "![A pot pours into two cups]", "![]", "has no alternative text"),
        ("en/welcome.md", "time[^leaf]", "time[^root]", "[^root] is not under sources; allowed: leaf"),
        ("en/welcome.md", "## What happens", "# What happens", "headings are ## or ###"),
        ("en/welcome.md", "1. water", "<script>alert(1)</script>", "raw HTML is not allowed"),
        ("en/welcome.md", "title: Welcome & hello", "tittle: Welcome", "tittle: not known here; allowed: title"),
        ("en/welcome.md", "---\ntitle: W", "title: W", "front matter between two lines"),
        ("en/welcome.md", "as_of: 2026-11", "as_of: 2026-13", "as_of: String should match pattern"),
        ("lessons/tea/en/module.yaml", "[water]", "[water, milk]", "there is no milk.md; allowed: kit, water"),
        ("lessons/tea/en/module.yaml", "[water]", "[]", "units: List should have at least 1 item"),
        ("lessons/tea/en/water.md", "[brew]", "[pour]", "no objective “pour”; allowed: brew"),
        ("lessons/tea/en/checks.yaml", "key: heat", "key: needed", "“needed” is used twice"),
        ("lessons/tea/en/checks.yaml", "was too hot, correct: true", "was too hot", "exactly one option"),
        ("lessons/tea/en/checks.yaml", "small, feedback", "small, correct: true, feedback", "here 2"),
    ],
)  # fmt: skip
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    folder = copy_of_mini(tmp_path)
    path = folder / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    found = problems(folder)
    hits = [problem for problem in found if expected in problem[2]]
    assert hits, found
    assert hits[0][0] == file


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
    [(b"\xff\xfe", "not UTF-8"), (b"---\ntitle: A\x0bB\n---\n", "U+000B")],
)
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "en/about.md").write_bytes(content)
    assert any(expected in message for _file, _line, message in problems(folder))


def test_a_missing_language_names_those_there_are() -> None:
    with pytest.raises(WrongOrder, match="“da”; allowed: en"):
        load(MINI, "da")


def test_the_content_of_a_block_is_checked_in_its_own_file(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path, ("programme.yaml", "record: tea}", "record: tea}\n                content: tea-skills")
    )
    (folder / "en" / "unused.yaml").write_text("title: Nobody asks\n", encoding="utf-8")
    file = folder / "en" / "tea-skills.yaml"
    file.write_text("title: Tea\ncompetences:\n  - key: C1\n    titel: Brewing\n", encoding="utf-8")
    found = problems(folder)
    assert ("en/unused.yaml", 0, "no block in programme.yaml has this content") in found
    assert any(entry[:2] == ("en/tea-skills.yaml", 4) and "titel: not known here" in entry[2] for entry in found)
