"""A course of chosen modules in the player: every page is shown, links and recommendations lead to pages that exist."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from course_export.build import write
from course_export.plan.tree import Block
from course_export.programme import places
from tests.course_export.making import selection
from tests.player import Visitor, running

CHOSEN = ["participation", "process_design"]


def _units(visitor: Visitor) -> list[str]:
    """The units that the outline leads to, in its order."""
    return list(dict.fromkeys(re.findall(r'href="(/unit/[^"#?]+)', visitor.get("/").text)))


@pytest.mark.parametrize("modules", [CHOSEN, places.modules([])], ids=["two", "all"])
def test_every_page_of_a_selection_is_shown(modules: list[str], tmp_path: Path) -> None:
    built = selection(modules)
    names = {unit.name for unit in built.course.units()}
    day = built.course.days["retrospective-day"]
    with running(write(built, tmp_path), tmp_path / "state", open_date=day) as player:
        lena = player.visitor("lena", date=day)
        found = _units(lena)
        assert {unquote(path.removeprefix("/unit/")) for path in found} == names
        for path in found:
            answer = lena.get(path)
            assert answer.status_code == 200, path
            linked = set(re.findall(r'href="/jump_to_id/([^"#]+)"', answer.text))
            assert linked <= names, path
        assert "Traceback" not in player.log


def test_only_modules_of_the_course_are_recommended(tmp_path: Path) -> None:
    built = selection(CHOSEN)
    parts = [part for unit in built.course.units() for part in unit.components]
    (rating,) = [part for part in parts if isinstance(part, Block) and part.name == "check-before-rating"]
    usage = built.course.usage(rating.tag, rating.name)
    day = built.course.days["retrospective-day"]
    with running(write(built, tmp_path), tmp_path / "state", open_date=day) as player:
        lena = player.visitor("lena", date=day)
        for competence in rating.content.competences:  # type: ignore[attr-defined]
            lena.call(usage, "answer", {"competence": competence.key, "level": "0", "seen": 0})
        page = lena.get("/unit/rate-before").text
        assert "/jump_to_id/process_design-overview" in page
        assert "networks-overview" not in page and "Netzwerke" not in page


@pytest.mark.parametrize(
    ("modules", "linked"),
    [
        (["design_spaces", "digital_strategy", "process_design"], {"strategy", "mandate"}),
        (["design_spaces", "process_design"], {"mandate"}),
        (["process_design"], set()),
    ],
)
def test_a_sheet_is_linked_with_what_the_course_has(modules: list[str], linked: set[str]) -> None:
    built = selection(modules)
    placed = [part for unit in built.course.units() for part in unit.components if isinstance(part, Block)]
    there = {part.name for part in placed}
    found = {name: value for part in placed for name, value in part.settings.items() if name in ("strategy", "mandate")}
    assert found.keys() == linked and set(found.values()) <= there
