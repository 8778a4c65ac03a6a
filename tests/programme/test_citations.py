"""What texts point to is there: sources, units, pictures, placeholders, objectives; and what is there is pointed to."""

from pathlib import Path

import pytest

from course_export.programme.citations import placeholders
from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini
from tests.programme.refusing import explained, line_of, problems


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("programme.yaml", "on {{date.day_1}}", "on {{date.day_7}}", "no placeholder {{date.day_7}}"),
        ("en/welcome.md", "{{contact.email}}, or", "{{contact.mail}}", "no placeholder {{contact.mail}}; allowed"),
        ("en/welcome.md", "tea/en/water.md)", "tea/en/milk.md)", "tea/en/milk.md leads to no unit"),
        ("en/welcome.md", "pictures/pot.svg", "pictures/pan.svg", "there is no picture pictures/pan.svg"),
        ("en/welcome.md", "time[^leaf]", "time[^root]", "[^root] is not under sources; allowed: leaf"),
        ("lessons/tea/en/module.yaml", "[water]", "[water, milk]", "there is no milk.md; allowed: kit, water"),
        ("lessons/tea/en/water.md", "[brew]", "[pour]", "no objective “pour”; allowed: brew"),
        ("lessons/tea/en/checks.yaml", "key: needed", "key: heat", "checks[1].key: “heat” is used twice"),
        (
            "en/welcome.md",
            "sources:",
            "sources:\n  root:\n    title: A\n    url: https://a.org",
            "does not cite this source",
        ),
        ("en/about.md", "tea together", "tea together\nsources: {a: {title: A, url: https://a.org}}", "says as_of"),
        ("en/welcome.md", "(pictures/pot.svg)", "(pictures/p%20ot.svg)", "the name of a picture has only letters"),
        ("en/welcome.md", "(pictures/pot.svg)", "(welcome.md)", "welcome.md is not a picture; allowed: .svg"),
        ("en/welcome.md", "](mailto", "]({{date.day_9}}", "no placeholder {{date.day_9}}"),
        (
            "lessons/tea/en/module.yaml",
            "[water]",
            "[water, kit]",
            "units[1]: “kit” is the name of a unit that every module",
        ),
        (
            "lessons/tea/en/module.yaml",
            "text: You brew",
            "text: A}\n  - {key: brew, text: You brew",
            "“brew” is used twice",
        ),
        (
            "lessons/tea/en/checks.yaml",
            "unit: water",
            "unit: milk",
            "unit: the module has no lesson “milk”; allowed: water",
        ),
        (
            "lessons/tea/en/checks.yaml",
            "in tea.",
            "in tea., unit: milk",
            "checks[1].options[2].unit: the module has no lesson “milk”; allowed: water",
        ),
        ("lessons/tea/en/checks.yaml", "key: leaves", "key: water", "options[1].key: “water” is used twice"),
        (
            "lessons/tea/en/checks.yaml",
            "objective: brew",
            "objective: pour",
            "objective: the module has no objective “pour”",
        ),
    ],
)
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    explained(tmp_path, file, old, new, expected)


def test_two_pictures_cannot_have_one_name(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "### And then?", "![Another pot](more/pot.svg)\n\n### And then?"))
    (folder / "en/more").mkdir()
    (folder / "en/more/pot.svg").write_text("<svg/>", encoding="utf-8")
    messages = [message for _file, _line, message in problems(folder)]
    assert messages == ["two pictures of the course would both be called page-pot.svg"]


def test_a_picture_that_two_texts_show_is_one(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("en/about.md", "Ask", "![A pot](pictures/pot.svg) Ask"))
    assert list(load(folder, "en").pictures) == ["page-pot.svg"]


def test_what_nobody_names_is_told_by_file(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path, ("programme.yaml", 'certificate: "{{hours.total}} hours of tea, on {{date.day_1}}."\n', "")
    )
    (folder / "en/pictures/spare.svg").write_text("<svg/>", encoding="utf-8")
    water = folder / "lessons/tea/en/water.md"
    (folder / "lessons/tea/en/spare.md").write_bytes(water.read_bytes())
    assert problems(folder) == [
        ("en/pictures/spare.svg", 0, "no text shows this picture"),
        ("lessons/tea/en/spare.md", 0, "module.yaml does not name this lesson under units of tea"),
    ]


def test_a_source_that_is_missing_is_told_once_where_it_is_first_cited(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("en/welcome.md", "time[^leaf]", "time[^root]"),
        ("en/welcome.md", "spent.[^leaf]", "spent[^leaf][^root]."),
    )
    line = line_of(folder / "en/welcome.md", "time[^root]")
    assert problems(folder) == [("en/welcome.md", line, "the source [^root] is not under sources; allowed: leaf")]


def test_a_module_without_something_to_pass_on_is_refused(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / "lessons/tea/en/kit.md").unlink()
    found = problems(folder)
    assert ("lessons/tea/en/module.yaml", 0, "the module has no kit.md to pass it on") in found


def test_pictures_beside_a_broken_text_are_not_called_unused(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "minutes: 4", "minutes: soon"))
    assert [file for file, _line, _message in problems(folder)] == ["en/welcome.md"]


def test_texts_may_give_dates_contacts_and_hours() -> None:
    assert placeholders(load(MINI, "en").structure) == [
        "modules",
        "date.start",
        "date.day_1",
        "date.look_back",
        "day.day_1",
        "day.look_back",
        "contact.organisation",
        "contact.email",
        "hours.tea",
        "hours.day_1",
        "hours.look_back",
        "hours.attended",
        "hours.modules",
        "hours.other",
        "hours.self_study",
        "hours.total",
    ]


@pytest.mark.parametrize("file", ["en/welcome.md", "en/about.md", "programme.yaml"])
def test_only_a_lesson_can_name_the_sheet_of_its_module(tmp_path: Path, file: str) -> None:
    if file == "programme.yaml":
        explained(tmp_path, file, "{{hours.total}} hours", "{{sheet}}", "there is no placeholder {{sheet}}")
    else:
        text = (MINI / file).read_text(encoding="utf-8")
        last = text.rstrip().rpartition("\n")[2]
        explained(
            tmp_path, file, last, f"{last} {{{{sheet}}}}", "{{sheet}} is the work sheet of a module; only its own"
        )


def test_lessons_and_the_kit_can_name_the_sheet(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("lessons/tea/en/kit.md", "Bring a kettle.", "Bring the {{sheet}}."),
        ("lessons/tea/en/water.md", "Green tea", "In the {{sheet}} green tea"),
    )
    assert load(folder, "en").texts.modules["tea"].kit.text.placeholders == [("sheet", 7)]
