"""A link between files leads to the unit that the file has become."""

from pathlib import Path

import pytest

from course_export.errors import Refused
from course_export.programme.addresses import addresses
from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini


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
