"""What is kept of a board, and what goes with a person."""

import pytest

from tests.retrospective.table import OLX, laid

pytestmark = pytest.mark.django_db


def test_a_board_keeps_what_people_were_told_though_the_author_changes_the_setting() -> None:
    table = laid(anonymity="anonymous")
    table.site.place(OLX.format(name="retro", settings='anonymity="named" hidden_until_reveal="off"'))
    table.lead.advance("gather")
    table.people[1].add("start", "Parkausweis")
    assert [card.person for card in table.board.cards] == [None]
    assert "Parkausweis" not in table.people[2].sees()


def test_a_reset_takes_named_cards_votes_and_roles() -> None:
    table = laid(anonymity="named")
    table.lead.advance("gather")
    table.people[1].add("start", "Annas")
    table.people[2].add("start", "Bos")
    block = table.people[1].desk.block()
    block.clear_student_state(user_id="1", course_id=None, item_id=None, requesting_user_id=None)
    assert [card.text for card in table.board.cards] == ["Bos"]
    assert "join" in table.people[1].desk.page()
