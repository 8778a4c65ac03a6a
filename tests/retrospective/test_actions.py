"""Actions over the retrospectives of a series, and intentions from the reflection."""

import pytest
from django.utils import timezone

from tests import markup
from tests.desk import Answer
from tests.retrospective.table import Table, laid
from xblocks.retrospective import records
from xblocks.spaces import api

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A day that tests can change."""
    day = ["2027-04-12"]
    monkeypatch.setattr(timezone, "localdate", lambda: __import__("datetime").date.fromisoformat(day[0]))
    return day


def decided(table: Table) -> Table:
    lead = table.lead
    lead.advance("gather")
    card = table.people[1].add("start", "Karte")
    lead.advance("cluster")
    lead.call("group_card", {"card": card, "cluster": "new"})
    lead.advance("decide")
    return table


def stored(table: Table) -> dict[str, records.Action]:
    return {action.text: action for action in records.actions(api.read(table.place.actions))}


@pytest.mark.parametrize(
    ("day", "preset"),
    [("2027-04-12", "2027-04-12"), ("2027-07-01", "2027-07-01"), ("2027-04-11", ""), ("2026-07-01", ""), ("", "")],
)
def test_an_action_is_due_by_the_next_retrospective_unless_that_is_over(day: str, preset: str) -> None:
    """A rerun of a course keeps the date of the earlier run."""
    page = markup.parsed(decided(laid(next_date=day)).lead.region("actions"))
    assert page.xpath("//input[@name='due' and @type='date']/@value") == [preset]


def test_closing_says_what_is_missing() -> None:
    table = decided(laid())
    lead = table.lead
    lead.action("Vermerk", owner="", due="")
    answer = lead.move("decide", "closed", 409)
    assert answer.json["error"] == "not_ready" and "Vermerk" in answer.json["message"]
    action = stored(table)["Vermerk"]
    lead.action("Vermerk", action=action.key, seen=action.revision)
    for number in range(3):
        lead.action(f"Mehr {number}")
    lead.move("decide", "closed", 409)
    lead.call("delete_action", {"action": stored(table)["Mehr 0"].key})
    lead.move("decide", "closed")


def test_open_actions_come_first_next_time_and_escalate_the_second_time(today: list[str]) -> None:
    first = decided(laid(name="one", series="s"))
    first.lead.action("Schulung anbieten", due="2027-05-01")
    first.lead.advance("closed")

    second = laid(first.site, name="two", series="s")
    assert "Schulung anbieten" in second.people[1].region("actions")
    today[0] = "2027-07-12"
    assert "lotse-late" in second.people[1].region("actions")
    assert "lotse-alert" not in second.people[1].region("actions")
    decided(second)
    second.lead.action("Neues", due="2027-08-01")
    second.lead.advance("closed")

    third = laid(first.site, name="three", series="s")
    assert "lotse-alert" in third.people[1].region("actions")
    action = stored(third)["Schulung anbieten"]
    data = {"text": action.text, "owner": action.owner, "due": action.due, "cluster": ""}
    third.people[2].call(
        "save_action", {**data, "action": action.key, "status": "dropped", "seen": action.revision, "keep": ""}
    )
    assert "Schulung anbieten" in third.people[1].region("actions")
    fourth = laid(first.site, name="four", series="s")
    assert "Schulung anbieten" not in fourth.people[1].region("actions")
    assert "Neues" in fourth.people[1].region("actions")
    other = laid(first.site, name="five", series="t")
    assert "Neues" not in other.people[1].region("actions")


def test_an_earlier_action_is_dropped_not_deleted() -> None:
    first = decided(laid(name="one", series="s"))
    first.lead.action("Bleibt")
    second = laid(first.site, name="two", series="s")
    key = stored(second)["Bleibt"].key
    assert second.lead.call("delete_action", {"action": key}, 409).json["error"] == "earlier"


def test_two_who_change_one_action_meet_both_versions() -> None:
    table = decided(laid())
    table.lead.action("Vermerk")
    action = stored(table)["Vermerk"]
    table.people[1].action("Vermerk schreiben", action=action.key, seen=action.revision)
    answer = table.people[2].action("Brief", action=action.key, seen=action.revision, expected=409)
    assert answer.json["error"] == "conflict"
    assert "Vermerk schreiben" in answer.json["versions"]["theirs"]
    table.people[2].action("Brief", action=action.key, seen=action.revision, keep="mine")
    assert set(stored(table)) == {"Brief"}


def test_a_closed_board_only_takes_how_its_actions_stand() -> None:
    table = decided(laid())
    table.lead.action("Vermerk")
    table.lead.advance("closed")
    action = stored(table)["Vermerk"]
    # Typed while the board was closed: refused, not thrown away unseen.
    table.people[1].action("Anders", action=action.key, status="done", seen=action.revision, expected=409)
    table.people[1].action("Vermerk", action=action.key, status="done", seen=action.revision)
    assert stored(table)["Vermerk"].status == "done"
    table.people[1].action("Neu", expected=409)


def test_the_same_new_action_sent_twice_is_there_once() -> None:
    table = decided(laid())
    for _ in range(2):
        table.lead.action("Vermerk", request="a" * 32)
    table.lead.action("Vermerk", request="b" * 32)
    assert [action.text for action in records.series(table.place)] == ["Vermerk", "Vermerk"]
    assert 'name="request" value=""' in table.lead.region("actions")


def test_a_page_hears_of_a_new_action_when_it_asks() -> None:
    table = decided(laid())
    seen = table.people[1].region("seen").split('name="seen" value="')[1].split('"')[0]
    table.people[2].action("Vermerk")
    answer = table.people[1].poll(seen, "decide")
    assert "Vermerk" in answer.json["regions"]["actions"]


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_intentions_are_the_persons_own_until_she_posts_one(anonymity: str) -> None:
    table = laid(intentions="reflection", anonymity=anonymity)
    anna, bo = table.people[1], table.people[2]
    space = api.SpaceKey(table.place.context, "reflection:reflection", "person:1")
    with api.write(space) as writer:
        writer.put(records.INTENTION, "i1", {"text": "Sprechstunde", "due": "2027-05-01", "posted": False}, person="1")
        writer.put("reflection.entry", "e1", {"text": "geheim"}, person="1")
    table.lead.advance("gather")
    assert "Sprechstunde" in anna.region("intentions")
    assert all("Sprechstunde" not in guest.sees() for guest in (bo, table.lead))
    data = {"intention": "i1", "column": "start", "text": "Sprechstunde am Abend", "secret": "b" * 32, "keys": ""}
    bo.call("post", data, 409)
    assert "Als Karte angeheftet." in anna.call("post", data).json["regions"]["intentions"]
    kept = {item.key: item for item in api.read(space).items}
    assert kept["i1"].data == {"text": "Sprechstunde", "due": "2027-05-01", "posted": anonymity == "named"}
    assert kept["e1"].data == {"text": "geheim"} and kept["i1"].person == "1"
    assert [card.text for card in table.board.cards] == ["Sprechstunde am Abend"]
    # Beside an anonymous card nothing is written under her name: the page does not know any more.
    assert ('data-handler="post"' in anna.region("intentions")) == (anonymity == "anonymous")


def test_before_closing_the_board_says_what_will_be_fixed_or_what_is_missing() -> None:
    table = decided(laid())
    assert "Vereinbaren Sie mindestens eine Maßnahme" in table.lead.region("lead")
    assert "Jetzt abschließen" not in table.lead.region("lead")
    table.lead.action("Vermerk")
    lead = " ".join(table.lead.region("lead").split())
    assert "Maßnahmen: 1, Karten: 1, Themengruppen: 1" in lead and "Jetzt abschließen" in lead


def test_a_day_in_the_past_is_questioned_and_not_forbidden() -> None:
    table = decided(laid())
    table.lead.action("Gestern", due="2027-04-11")
    table.lead.action("Morgen", due="2027-04-13")
    assert table.people[1].region("actions").count("Stimmt das Datum?") == 1
    table.lead.advance("closed")
    assert "Stimmt das Datum?" not in table.people[1].region("actions")


def test_an_action_is_an_entry_for_the_calendar() -> None:
    table = decided(laid())
    table.lead.action("Vermerk; mit Strichpunkt", owner="Team Bau")
    table.lead.action("Ohne Tag", due="")
    key, other = (stored(table)[text].key for text in ("Vermerk; mit Strichpunkt", "Ohne Tag"))
    text = calendar_of(table.people[1].call("calendar", {"action": key, "intention": ""}), key)
    assert "DTSTART;VALUE=DATE:20270601" in text and "SUMMARY:Vermerk\\; mit Strichpunkt" in text
    assert "Team Bau" in text
    assert table.people[1].region("actions").count('data-handler="calendar"') == 1
    assert table.people[1].call("calendar", {"action": other, "intention": ""}, 409).json["error"] == "no_day"


def test_only_its_author_gets_an_intention_for_her_calendar() -> None:
    table = laid(intentions="reflection")
    with api.write(api.SpaceKey(table.place.context, "reflection:reflection", "person:1")) as writer:
        writer.put(records.INTENTION, "i1", {"text": "Sprechstunde", "due": "2027-05-01", "posted": False}, person="1")
    wish = {"action": "", "intention": "i1"}
    assert "SUMMARY:Sprechstunde" in calendar_of(table.people[1].call("calendar", wish), "i1")
    assert table.people[2].call("calendar", wish, 409).json["error"] == "no_day"


def calendar_of(answer: Answer, key: str) -> str:
    """The file that the page offers in the place of the button."""
    (place,) = markup.parsed(answer.json["regions"][f"day-{key}"]).xpath("//*[@data-file]")
    return str(place.get("data-file"))
