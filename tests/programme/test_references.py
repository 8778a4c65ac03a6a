"""What `programme.yaml` names is there, everything that is there is named, and names are used once."""

from pathlib import Path

import pytest

from course_export.programme import blocks
from course_export.programme.load import load
from tests.course_export.making import copy_of_mini
from tests.programme.refusing import explained, line_of, problems


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("programme.yaml", "due: {event: day_1}", "due: {event: day_2}", "“day_2”; allowed: start, day_1, look_back"),
        ("programme.yaml", "anchor: day_1", "anchor: day_9", "not an event above this one; allowed: start, day_1"),
        (
            "programme.yaml",
            "anchor: day_1",
            "anchor: day_1, continues: day_9",
            "“day_9” is not an event above this one; allowed: day_1",
        ),
        ("programme.yaml", "block: lotse_self_assessment", "block: lotse_x", "no block “lotse_x”; allowed: lotse_"),
        ("programme.yaml", "occasion: T2", "occasion: T9", "occasion: is none of those that are known; allowed: 'T0'"),
        (
            "programme.yaml",
            "record: tea}",
            "record: coffee-workshop-block}",
            "there is no module “coffee”, so no block",
        ),
        ("programme.yaml", "record: tea}", "recordd: tea}", "recordd: not known here; allowed: record, occasion"),
        ("programme.yaml", "module: tea", "module: coffee", "there are no lessons of “coffee” in “en”"),
        ("programme.yaml", "workshop: null", "workshop: lotse_tea", "no block “lotse_tea”"),
        (
            "programme.yaml",
            "workshop: null",
            "workshop: lotse_process_design\n        workshop_settings: {group: everybody}",
            "workshop_settings.group: is none of those that are known; allowed: 'open', 'team' or 'cohort'",
        ),
        ("programme.yaml", "workshop: null", "workshop_settings: {group: team}", "there is no workshop that has these"),
        ("programme.yaml", "reflection: null", "reflection: lotse_mirror", "no block “lotse_mirror”"),
        (
            "programme.yaml",
            "reflection: null",
            "reflection: lotse_self_assessment",
            "lotse_self_assessment does not ask the questions of modules; allowed: lotse_reflection",
        ),
        (
            "programme.yaml",
            "record: tea}",
            "record: tea}\n                content: own",
            "content: there is no own.yaml",
        ),
        (
            "programme.yaml",
            "reflection: null",
            "participants: guests\nreflection: null",
            "participants: no event is for “guests”",
        ),
        (
            "programme.yaml",
            "covers: [IP-01]",
            "covers: [IP-01]\n            held: day_9",
            "units[0].held: there is no event “day_9”; allowed: day_1, look_back",
        ),
        ("programme.yaml", "[day_1.ics]", "[day_2.ics]", "no event “day_2”; allowed: day_1.ics, look_back.ics"),
        ("programme.yaml", "[day_1.ics]", "[plan.docx]", "there is no documents/plan.md"),
        ("programme.yaml", "[day_1.ics]", "[plan.odt]", "allowed: *.docx, *.pptx, *.ods, *.ics"),
        ("programme.yaml", "key: rating", "key: welcome-text", "“welcome-text” already names line 28"),
        ("programme.yaml", "title: First steps", "title: {de: Erste Schritte}", "there is no text in “en”"),
        ("programme.yaml", "Europe/Berlin", "Europe/Rungholt", "no time zone; write it like Europe/Berlin"),
        ("programme.yaml", "course-image.png", "course-image.svg", "allowed: .png, .jpg"),
        ("programme.yaml", "course-image.png", "missing.png", "there is no file missing.png"),
        ("programme.yaml", "key: later", "key: begin", "“begin” already names line 21"),
        ("programme.yaml", "key: look_back", "key: day_1", "events[1].key: “day_1” is used twice"),
        ("programme.yaml", "key: look_back", "key: start", "events[1].key: “start” is used twice"),
        ("programme.yaml", "key: look_back", "key: total", "{{hours.total}} already means something else"),
        ("programme.yaml", "key: look_back", "key: tea", "{{hours.tea}} already means something else"),
        ("programme.yaml", "anchor: day_1", "anchor: look_back", "“look_back” is not an event above this one"),
        (
            "programme.yaml",
            "opens: {event: look_back, o",
            "opens: {event: look_out, o",
            "[1].opens.event: there is no event",
        ),
        (
            "programme.yaml",
            "opens: {event: look_back}",
            "opens: {event: look_out}",
            "[0].opens.event: there is no event",
        ),
        (
            "programme.yaml",
            "ends: {event: look_back",
            "ends: {event: look_out",
            "ends.event: there is no event “look_out”",
        ),
        (
            "programme.yaml",
            "covers: [IP-16]",
            "held: start",
            "held: there is no event “start”; allowed: day_1, look_back",
        ),
        ("programme.yaml", "[day_1.ics]", "[day 1.ics]", "“day 1.ics”: the name of a file has only letters"),
        ("programme.yaml", "key: welcome", "key: hello", "key: there is no hello.md; allowed: welcome"),
        ("programme.yaml", "key: welcome", "key: welcome\n            page: hello", "page: there is no hello.md"),
        ("programme.yaml", "key: welcome", "key: about", "there is no about.md; allowed: welcome"),
        ("programme.yaml", "key: rating", "key: tea-water", "“tea-water” already names line 34"),
        ("programme.yaml", "key: rating", "key: tea-transfer", "“tea-transfer” already names line 34"),
        ("programme.yaml", "key: rating", "key: tea-check-heat", "“tea-check-heat” already names line 34"),
        ("programme.yaml", "key: rating", "key: welcome-discussion", "“welcome-discussion” already names line 28"),
        ("programme.yaml", "email: tea@example.org", "email: {de: tee@example.org}", "contact.email: there is no text"),
    ],
)
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    explained(tmp_path, file, old, new, expected)


def test_a_programme_with_modules_says_what_their_checks_count(tmp_path: Path) -> None:
    grading = "grading: {label: Knowledge checks, short_label: KC, pass_mark: 0.5}\n"
    explained(tmp_path, "programme.yaml", grading, "", "under grading what they count", at="key: mini")


def test_a_programme_without_modules_has_nothing_to_grade(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "grading: {label: Knowledge checks, short_label: KC, pass_mark: 0.5}\n", ""),
        ("programme.yaml", "      - module: tea\n        covers: [IP-16]\n        workshop: null\n", ""),
        ("en/welcome.md", "[how water works](../lessons/tea/en/water.md)", "this"),
        ("en/welcome.md", "{{hours.tea}}", "{{hours.total}}"),
    )
    assert load(folder, "en").structure.modules() == []


def test_what_the_programme_does_not_name_is_told_by_file(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitle: Plan\n---\nText.\n", encoding="utf-8")
    (folder / "en/spare.md").write_text(
        "---\ntitle: Spare\nminutes: 1\nas_of: 2026-11\nreview_by: 2027-10\n---\nText.\n", encoding="utf-8"
    )
    (folder / "en/skills.yaml").write_text("title: Skills\n", encoding="utf-8")
    assert problems(folder) == [
        ("en/documents/plan.md", 0, "no unit in programme.yaml, nor its pack, nor a script has this document"),
        ("en/skills.yaml", 0, "no block in programme.yaml has this content"),
        ("en/spare.md", 0, "no unit in programme.yaml shows this page"),
    ]


def test_the_content_of_a_block_is_checked_in_its_own_file(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "record: tea}", "record: tea}\n                content: skills"),
        ("programme.yaml", "[day_1.ics]", "[plan.docx]"),
    )
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitle: Plan\n---\nText.\n", encoding="utf-8")
    (folder / "en/skills.yaml").write_text("title: Skills\ncompetences:\n  - titel: Brewing\n", encoding="utf-8")
    found = problems(folder)
    assert {file for file, _line, _message in found} == {"en/skills.yaml"}
    assert [line for _file, line, message in found if "titel: not known here" in message] == [3]


def test_missing_pages_of_the_course_are_named(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    for name in ("about", "short_description"):
        (folder / "en" / f"{name}.md").unlink()
    assert problems(folder) == [("en/about.md", 0, "is missing"), ("en/short_description.md", 0, "is missing")]


def test_a_page_that_is_wrong_in_itself_is_not_also_missing(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("en/about.md", "title: M", "titel: M"),
        ("en/welcome.md", "title: W", "titel: W"),
        ("programme.yaml", "[day_1.ics]", "[plan.docx]"),
        ("programme.yaml", "record: tea}", "record: tea}\n                content: skills"),
    )
    (folder / "en/documents").mkdir()
    (folder / "en/documents/plan.md").write_text("---\ntitel: Plan\n---\n", encoding="utf-8")
    (folder / "en/skills.yaml").write_text("a: [", encoding="utf-8")
    assert {file for file, _line, _message in problems(folder)} == {
        "en/about.md",
        "en/welcome.md",
        "en/documents/plan.md",
        "en/skills.yaml",
    }


def test_a_block_without_content_in_the_language_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(language: str) -> None:
        raise KeyError(language)

    monkeypatch.setattr(blocks.content_api("lotse_self_assessment"), "default", nothing)
    folder = copy_of_mini(tmp_path)
    line = line_of(folder / "programme.yaml", "lotse_self_assessment")
    place = "chapters[1].sections[0].units[0].blocks[0].block"
    assert problems(folder) == [
        ("programme.yaml", line, f"{place}: lotse_self_assessment has no content in “en”"),
    ]
