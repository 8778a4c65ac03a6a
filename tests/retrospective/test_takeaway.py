"""What the board gives to a person's portfolio: what was agreed; her own cards where they carry her name."""

import pytest
from django.utils import timezone

from tests import markup
from tests.retrospective.table import laid

pytestmark = pytest.mark.django_db


def words(part: dict[str, str]) -> str:
    return " ".join(markup.parsed(part["html"]).text_content().split())


@pytest.mark.parametrize("anonymity", ["anonymous", "named"])
def test_what_was_agreed_and_ones_own_cards(anonymity: str) -> None:
    table = laid(anonymity=anonymity)
    anna, bo, lead = table.people[1], table.people[2], table.lead
    assert anna.desk.block().portfolio() is None
    lead.advance("gather")
    anna.add("start", "Annas Karte")
    bo.add("stop", "Bos Karte")
    assert anna.desk.block().portfolio() is None  # hidden until they are shown
    lead.advance("cluster")
    lead.call("group_card", {"card": table.board.cards[0].key, "cluster": "new"})
    lead.advance("decide")
    assert anna.desk.block().portfolio()["changed"] is None, "cards tell no time"
    lead.action("Aufschreiben", owner="Team Bau")

    part = anna.desk.block().portfolio()
    assert timezone.localdate(part["changed"]) == timezone.localdate()
    assert "Aufschreiben (Who: Team Bau, by 1 Jun 2027, open)" in words(part)
    _shared, heading, own = words(part).partition("Your cards")
    assert (heading, own.strip()) == (("Your cards", "Annas Karte") if anonymity == "named" else ("", ""))
    assert [file["url"].rpartition("/")[2] for file in part["files"]] == ["printable", "markdown", "xlsx", "csv"]
    assert " id=" not in part["html"] and "<form" not in part["html"]


def test_who_takes_no_part_gets_nothing() -> None:
    table = laid()
    table.lead.advance("cluster")
    assert table.people[1].desk.block().portfolio() is not None
    assert table.people[1].desk.but(person=8).block().portfolio() is None


def test_on_paper_what_was_agreed_comes_before_the_board() -> None:
    table = laid()
    lead = table.lead
    lead.advance("gather")
    table.people[1].add("start", "Annas Karte")
    lead.advance("cluster")
    lead.call("group_card", {"card": table.board.cards[0].key, "cluster": "new"})
    lead.advance("decide")
    lead.action("Aufschreiben")
    headings = markup.parsed(lead.desk.call("printable").html).xpath("//h1 | //h2 | //h3")
    assert [(node.tag, " ".join(node.text_content().split())) for node in headings][1:3] == [
        ("h2", "Maßnahmen"),
        ("h2", "Die Pinnwand"),
    ]
