"""A link between files leads to the unit that the file has become."""

import shutil
from pathlib import Path

import pytest

from course_export.build import build
from course_export.errors import Refused
from course_export.programme.addresses import addresses
from course_export.programme.load import load
from course_export.programme.pages import OF_THE_PROGRAMME
from tests.course_export.making import MINI, copy_of_mini, order, programme
from tests.programme.refusing import problems


def test_pages_lessons_and_kits_have_become_units() -> None:
    mini = load(MINI, "en")
    assert addresses(mini.structure, mini.texts) == {
        Path("page:welcome"): "welcome",
        MINI / "en/welcome.md": "welcome",
        MINI / "lessons/tea/en/water.md": "tea-water",
        MINI / "lessons/tea/en/kit.md": "tea-kit",
    }


def test_a_page_that_two_units_show_is_the_first_of_them(tmp_path: Path) -> None:
    again = "            downloads: [day_1.ics]\n          - key: again\n            page: welcome\n"
    folder = copy_of_mini(tmp_path, ("programme.yaml", "            downloads: [day_1.ics]\n", again))
    changed = load(folder, "en")
    assert addresses(changed.structure, changed.texts)[folder / "en/welcome.md"] == "welcome"


def test_a_link_to_a_module_that_cannot_be_read_is_no_second_problem(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("lessons/tea/en/module.yaml", "title: Tea", "titel: Tea"))
    with pytest.raises(Refused) as refused:
        load(folder, "en")
    assert {Path(problem.file).name for problem in refused.value.problems} == {"module.yaml"}


def with_milk(folder: Path, link: str) -> Path:
    """Write the small programme beside a module that it does not have, to which a lesson of another one links."""
    base = copy_of_mini(folder, ("lessons/tea/en/water.md", "Green tea", f"As [milk]({link}) does, green tea"))
    shutil.copytree(base / "lessons/tea", base / "lessons/milk")
    return base


def test_a_link_to_a_module_that_was_left_out_becomes_plain_text(tmp_path: Path) -> None:
    built = build(with_milk(tmp_path, "../../milk/en/water.md"), order())
    (page,) = [content for name, content in built.files.items() if name.endswith("tea-water-text.html")]
    assert b"As milk does, green tea" in page


def test_a_link_into_nothing_is_refused_as_ever(tmp_path: Path) -> None:
    found = problems(with_milk(tmp_path, "../../milk/en/cream.md"))
    assert [message for *_at, message in found] == [
        "the link to ../../milk/en/cream.md leads to no unit of this course"
    ]


def test_a_lesson_links_to_a_page_of_whichever_programme_it_stands_in(tmp_path: Path) -> None:
    for page, expected in (
        ("welcome", b'As <a href="/jump_to_id/welcome">milk</a> does, green tea'),
        ("elsewhere", b"As milk does, green tea"),
    ):
        folder = copy_of_mini(
            tmp_path / page, ("lessons/tea/en/water.md", "Green tea", f"As [milk](page:{page}) does, green tea")
        )
        built = build(folder, order())
        assert expected in built.files["html/tea-water-text.html"]


def test_what_our_lessons_call_a_page_of_the_programme_is_one_of_the_grundprogramm() -> None:
    texts = programme().texts
    linked = [
        (page.source.file, link)
        for module in texts.modules.values()
        for page in module.all().values()
        for link, _line in page.text.links
        if link.startswith(OF_THE_PROGRAMME)
    ]
    assert len(linked) >= 25
    assert [each for each in linked if each[1].removeprefix(OF_THE_PROGRAMME) not in texts.pages] == []


def test_a_lesson_that_speaks_of_the_list_or_the_table_links_to_it_once() -> None:
    for module in programme().texts.modules.values():
        for page in module.all().values():
            text = page.path.read_text(encoding="utf-8")
            for words in ("Ländertabelle", "Liste für den gemeinsamen Termin"):
                assert text.count(f"[{words}](page:") == (words in text), f"{page.path}: {words}"
