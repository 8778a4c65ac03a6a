"""Rows as values: their order, and data as text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.spaces import api, rows

RATING, SHARE, REDEMPTION = "self_assessment.rating", "self_assessment.share", "self_assessment.redemption"
TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")
BOARD = api.SpaceKey(TEAM.context, "board", "all")


@pytest.mark.django_db
def test_items_and_marks_come_by_last_change_then_kind_key_and_person() -> None:
    with api.write(TEAM) as writer:
        writer.put(RATING, "Z", {"n": 1}, person="7")
    with api.write(TEAM) as writer:
        writer.put(SHARE, "A", {"n": 2}, person="7")
        writer.put(RATING, "C", {"n": 3}, person=None)
        writer.put(RATING, "B", {"n": 4}, person="8")
        for target, person in (("B", "8"), ("B", "7"), ("A", "9")):
            writer.mark(REDEMPTION, target, person, 0, {"via": person})
        writer.mark(RATING, "Z", "7", 5)

    items, marks = rows.both(writer.space_id)
    assert [(item.kind, item.key, item.person, item.data["n"], item.revision) for item in items] == [
        (RATING, "Z", "7", 1, 1),
        (RATING, "B", "8", 4, 2),
        (RATING, "C", None, 3, 2),
        (SHARE, "A", "7", 2, 2),
    ]
    assert not any(item.deleted or item.modified is None for item in items)
    assert [(mark.kind, mark.target, mark.person, mark.value, mark.data, mark.revision) for mark in marks] == [
        (RATING, "Z", "7", 5, {}, 2),
        (REDEMPTION, "A", "9", 0, {"via": "9"}, 2),
        (REDEMPTION, "B", "7", 0, {"via": "7"}, 2),
        (REDEMPTION, "B", "8", 0, {"via": "8"}, 2),
    ]
    assert rows.both(writer.space_id, kind=SHARE) == (items[3:], ())
    assert [rows.item(row) for row in rows.ordered(rows.items(writer.space_id))] == list(items)
    assert [rows.mark(row) for row in rows.ordered(rows.marks(writer.space_id))] == list(marks)


@pytest.mark.django_db
def test_cards_without_names_come_by_their_keys_and_are_told_apart_by_what_they_hold() -> None:
    with api.write(BOARD, anonymous=True) as writer:
        for key, text in (("C", "same"), ("A", "same"), ("B", "other")):
            writer.put(RATING, key, {"text": text}, person=None)
    cards, _marks = rows.both(writer.space_id)
    assert [card.key for card in cards] == ["A", "B", "C"]
    assert cards[0].revision == cards[2].revision != cards[1].revision


def test_rows_of_equal_keys_come_by_person_and_one_without_comes_first() -> None:
    found = [(RATING, "A", person, "", 1, False, None, None) for person in ("8", None, "7")]
    assert [row[2] for row in rows.ordered(found)] == [None, "7", "8"]


@given(st.text())
def test_a_fingerprint_is_a_number_that_javascript_holds_and_never_zero(text: str) -> None:
    found = rows.fingerprint(text)
    assert 1 <= found <= 2**48
    assert found == rows.fingerprint(text) != rows.fingerprint(f"{text}x")


def test_a_fingerprint_stays_the_same_from_release_to_release() -> None:
    assert rows.fingerprint('{"text":"one"}') == 99_053_842_344_374


@pytest.mark.parametrize(("data", "text"), [({}, "{}"), ({"a": ["ö", None, 1.5]}, '{"a":["\\u00f6",null,1.5]}')])
def test_data_is_json_in_ascii_and_comes_back(data: dict[str, object], text: str) -> None:
    assert (rows.dumps(data), rows.loads(text)) == (text, data)


def test_a_tombstone_has_no_text_and_what_json_cannot_hold_is_refused() -> None:
    assert rows.loads("") == {}
    with pytest.raises(ValueError):
        rows.dumps({"x": float("nan")})
