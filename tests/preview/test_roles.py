"""Parts of a course for some: the player has a person for each content group, and shows her what the platform would."""

import re
from collections.abc import Iterator

import pytest

from course_export.build import build, write
from tests.course_export.making import order
from tests.player import Player, running
from tests.programme.test_roles import with_roles

GUEST = "group-100-2"


@pytest.fixture(scope="module")
def player(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Player]:
    folder = tmp_path_factory.mktemp("roles")
    built = build(with_roles(folder), order())
    with running(write(built, folder / "out"), folder / "state", open_date="2027-04-26") as found:
        yield found


def units(player: Player, person: str) -> set[str]:
    return {*re.findall(r'href="/unit/([^"#?]+)', player.visitor(person, date="2027-04-26").get("/").text)}


def test_there_is_a_person_for_each_further_group(player: Player) -> None:
    bar = player.visitor("lena").get("/").text
    assert f'value="{GUEST}"' in bar and "Guests" in bar and "group-100-1" not in bar


def test_each_sees_what_is_for_all_and_for_her_group(player: Player) -> None:
    assert {"welcome", "tea-water", "rate"} <= units(player, "lena")
    assert units(player, GUEST) == {"welcome", "rate"}


def test_staff_see_everything_unless_they_look_as_somebody(player: Player) -> None:
    assert "tea-water" in units(player, "facilitator")
    visitor = player.visitor("facilitator", date="2027-04-26", view_as=GUEST)
    assert "/unit/tea-water" not in visitor.get("/").text


def test_what_is_not_for_her_is_not_there(player: Player) -> None:
    visitor = player.visitor(GUEST, date="2027-04-26")
    assert visitor.get("/unit/tea-water").status_code == 404
    assert player.visitor("lena", date="2027-04-26").get("/unit/tea-water").status_code == 200
