"""The board on the wall: what it shows, to whom, and what asking costs."""

import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.test import override_settings

from tests.database import Queries
from tests.retrospective.table import Guest, Table, laid

pytestmark = pytest.mark.django_db


def wall(guest: Guest) -> str:
    return guest.call("projector").response.text


def seen(page: str) -> str:
    return re.search(r'name="seen" value="([0-9a-f]{64})"', page)[1]


def collected(**settings: str) -> Table:
    table = laid(**settings)
    table.lead.advance("gather")
    for number in range(3):
        table.people[1].add("start", f"Karte {number}")
    return table


def test_hidden_cards_are_hidden_on_the_wall_and_their_number_is_told() -> None:
    table = collected()
    page = wall(table.lead)
    assert "Karte 0" not in page and "Karten: 3" in page
    table.lead.advance("cluster")
    assert all(f"Karte {number}" in wall(table.lead) for number in range(3))


def test_whoever_opens_it_sees_what_everybody_sees_and_nothing_to_press() -> None:
    table = collected(anonymity="named")
    for phase in ("stage", "gather", "cluster", "vote", "decide"):
        table.lead.move(table.lead.phase(), phase) if phase == "stage" else table.lead.advance(phase)
        pages = {re.sub(r'data-viewer="\w*"', "", wall(table.people[who])) for who in (1, 2, 9)}
        pages = {re.sub("<(style|script)[^>]*>.*?</\\1>", "", page, flags=re.DOTALL) for page in pages}
        assert len(pages) == 1, phase
        (page,) = pages
        page = re.sub("<button[^>]* hidden>.*?</button>", "", page, flags=re.DOTALL)  # of the frame, for what is sent
        assert not re.search("<button|<select|<textarea|<summary|data-handler", page), phase


def test_it_runs_its_own_script_and_no_other() -> None:
    answer = laid().lead.call("projector").response
    policy = answer.headers["Content-Security-Policy"]
    for tag in ("script", "style"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", answer.text, re.DOTALL)
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_asking_for_news_costs_one_query_where_there_is_none_and_brings_all_where_there_is() -> None:
    table = collected()
    known = seen(wall(table.lead))
    with Queries() as queries:
        answer = table.lead.call("projected", {"seen": known})
    assert (len(queries), answer.json["regions"]) == (1, {})
    table.lead.advance("cluster")
    assert "Karte 2" in table.lead.call("projected", {"seen": known}).json["regions"]["main"]


def test_who_has_no_seat_gets_no_wall() -> None:
    table = collected()
    stranger = Guest(table.people[1].desk.but(person=8))
    assert stranger.call("projector", status=403).json["error"] == "no_seat"
    assert stranger.call("projected", {"seen": ""}, 403).json["error"] == "no_seat"


@override_settings(LMS_ROOT_URL="https://kurse.example")
def test_the_way_to_the_board_is_a_link_and_a_code_without_a_person_in_it() -> None:
    table = collected()
    link = re.search(r'href="(https://kurse\.example/courses/[^"]+)"', table.people[1].desk.page())[1]
    assert link.endswith(f"/jump_to_id/{table.usage.block_id}")
    assert "<svg" in table.people[1].desk.page() and "<svg" in wall(table.lead)


def test_where_no_address_is_known_there_is_no_code() -> None:
    table = collected()
    assert "lotse-way" not in table.people[1].desk.page() and "<svg" not in wall(table.lead)
