"""How long things take: pages say it, the rest follows."""

from pathlib import Path

import pytest

from course_export.plan import lengths
from course_export.programme.load import Programme, load
from course_export.programme.model import ModuleSection
from tests.course_export.making import MINI, copy_of_mini


def module(programme: Programme) -> ModuleSection:
    return next(part for _at, part in programme.structure.sections() if isinstance(part, ModuleSection))


def test_a_unit_takes_as_long_as_its_page_or_as_the_programme_says() -> None:
    programme = load(MINI, "en")
    assert {unit.key: lengths.unit(unit, programme) for _at, unit in programme.structure.units()} == {
        "welcome": 4,
        "rate": 10,
    }


@pytest.mark.parametrize(("workshop", "minutes"), [("null", 42), ("lotse_participation", 72)])
def test_a_module_is_aims_lessons_questions_workshop_transfer_and_kit(
    tmp_path: Path, workshop: str, minutes: int
) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "workshop: null", f"workshop: {workshop}"))
    programme = load(folder, "en")
    assert lengths.module(module(programme), programme) == minutes


def test_a_question_takes_a_minute_and_a_half() -> None:
    assert lengths.checks(load(MINI, "en").texts.modules["tea"]) == 5
