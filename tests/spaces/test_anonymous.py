"""Anonymous means anonymous: no row leads to a person, nor shows who was first."""

import datetime as dt
import json

import pytest

from tests.database import Queries
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db

CARD = "self_assessment.rating"
BOARD = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "board", "all")


def put(item_key: str, text: object, seen: int | None = None) -> api.Item:
    with api.write(BOARD, anonymous=True) as writer:
        return writer.put(CARD, item_key, {"text": text}, person="p-4711", seen=seen)


def test_nothing_that_is_stored_tells_who_wrote_or_when_or_in_which_order() -> None:
    for number in range(40):
        put(f"k{number % 7}{number}", number)

    (row,) = models.Item.objects.values()
    space = models.Space.objects.values().get()
    assert (row["person"], row["revision"]) == (None, 0)
    assert row["modified"] == dt.datetime.combine(space["last_used"], dt.time.max, dt.UTC)
    keys = [key for _kind, key, _data in json.loads(row["data"])]
    assert keys == sorted(f"k{number % 7}{number}" for number in range(40))
    assert type(space["last_used"]) is dt.date
    assert not [value for value in space.values() if isinstance(value, dt.datetime)]
    assert "p-4711" not in str(row) + str(space) + str(api.read(BOARD))
    assert api.export_person("p-4711") == []


def test_once_anonymous_always_anonymous() -> None:
    put("A", "one")
    with api.write(BOARD) as writer:
        writer.put(CARD, "B", {}, person="p-4711")
        with pytest.raises(ValueError, match="names a person"):
            writer.mark("self_assessment.redemption", "B", "p-4711")

    assert {(item.person, item.modified) for item in api.read(BOARD).items} == {(None, None)}
    assert models.Item.objects.count() == 1 and not models.Mark.objects.exists()


def test_a_space_with_names_is_not_declared_anonymous_afterwards() -> None:
    with api.write(BOARD) as writer:
        writer.put(CARD, "A", {}, person="p-4711")
    with pytest.raises(ValueError, match="cannot become anonymous"):
        put("B", "one")
    assert [item.key for item in api.read(BOARD).items] == ["A"]


def test_a_stale_edit_of_a_card_is_refused_although_cards_have_no_revision() -> None:
    first = put("A", "one", seen=0)
    second = put("A", "two", seen=first.revision)
    assert second.revision != first.revision

    with pytest.raises(api.Conflict) as refused:
        put("A", "three", seen=first.revision)
    assert refused.value.current == second == api.read(BOARD).items[0]


def test_a_page_gets_all_cards_anew_when_one_changed_or_went() -> None:
    put("A", "one")
    put("B", "two")
    with api.write(BOARD) as writer:
        writer.delete(CARD, "A")

    assert "one" not in models.Item.objects.get().data
    news = api.changes(BOARD, 2)
    assert (news.complete, news.revision, [item.key for item in news.items]) == (True, 3, ["B"])
    assert api.changes(BOARD, 3).items == ()


def test_what_stands_there_is_read_with_one_question() -> None:
    assert api.sealed(BOARD) == ()
    put("A", "one")
    put("B", "two")
    with Queries() as queries:
        found = api.sealed(BOARD)
    assert len(queries) == 1 and sorted(found) == sorted(api.read(BOARD).items)
