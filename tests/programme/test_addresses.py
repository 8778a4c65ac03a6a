"""A link between files leads to the unit that the file has become."""

import shutil
from pathlib import Path

import pytest

from course_export.build import build
from course_export.errors import Refused
from course_export.programme.addresses import addresses
from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini, order
from tests.programme.refusing import problems


def test_pages_lessons_and_kits_have_become_units() -> None:
    programme = load(MINI, "en")
    assert addresses(programme.structure, programme.texts) == {
        MINI / "en/welcome.md": "welcome",
        MINI / "lessons/tea/en/water.md": "tea-water",
        MINI / "lessons/tea/en/kit.md": "tea-kit",
    }


def test_a_page_that_two_units_show_is_the_first_of_them(tmp_path: Path) -> None:
    again = "            downloads: [day_1.ics]\n          - key: again\n            page: welcome\n"
    folder = copy_of_mini(tmp_path, ("programme.yaml", "            downloads: [day_1.ics]\n", again))
    programme = load(folder, "en")
    assert addresses(programme.structure, programme.texts)[folder / "en/welcome.md"] == "welcome"


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
