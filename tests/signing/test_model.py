"""States that are signed: when two are the same, which number they have, and what differs."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xblocks.signing.model import Change, Signature, Signed, Version, difference, digest

ROWS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.dictionaries(st.sampled_from("xyz"), st.integers(0, 2))),
    unique_by=lambda row: row[0],
)
STATES = st.dictionaries(st.sampled_from(["scope", "rights"]), ROWS)


@given(STATES, st.randoms())
def test_keys_the_order_of_rows_and_empty_tables_are_no_part_of_a_state(state, random):
    moved = {
        table: random.sample([(f"new{key}", cells) for key, cells in rows], len(rows)) for table, rows in state.items()
    }
    assert digest(state) == digest({**moved, "empty": []})


def test_every_other_difference_is_one():
    state = {"scope": [("a", {"x": 1})]}
    others = [
        {"scope": [("a", {"x": 2})]},
        {"scope": [("a", {"x": True})]},
        {"scope": [("a", {"x": "1"})]},
        {"scope": [("a", {"y": 1})]},
        {"rights": [("a", {"x": 1})]},
        {"scope": [("a", {"x": 1}), ("b", {"x": 1})]},
        {},
    ]
    assert len({digest(state), *map(digest, others)}) == 8


def test_a_state_that_comes_back_has_its_old_number():
    signed = Signed([Version(1, "one", {}), Version(2, "two", {})], [Signature("team", 1, date(2027, 3, 1))])
    assert [signed.number(mark) for mark in ("one", "two", "three", "four")] == [1, 2, 3, 3]
    assert Signed().number("one") == 1


def test_who_has_signed_what():
    signatures = [
        Signature("team", 1, date(2027, 3, 1)),
        Signature("leadership", 2, date(2027, 3, 2)),
        Signature("team", 3, date(2027, 3, 4)),
    ]
    signed = Signed([Version(2, "two", {})], signatures)
    assert signed.of(2) == [signatures[1]]
    assert (signed.last("team"), signed.last("leadership"), signed.last("council")) == (3, 2, None)
    assert signed.version(2).digest == "two"
    assert signed.version(1) is None


def test_what_differs_is_told_row_by_row():
    old = {"scope": [("a", {"x": 1}), ("b", {"x": 2}), ("c", {"x": 3})], "gone": [("g", {"x": 1})]}
    new = {"scope": [("d", {"x": 3}), ("a", {"x": 4}), ("e", {"x": 5})]}
    assert difference(old, new) == [
        Change("scope", "a", {"x": 1}, {"x": 4}),
        Change("scope", "b", {"x": 2}, None),
        Change("scope", "e", None, {"x": 5}),
        Change("gone", "g", {"x": 1}, None),
    ]


@given(STATES, STATES)
def test_there_is_a_difference_just_where_the_digests_differ(one, other):
    assert bool(difference(one, other)) == (digest(one) != digest(other))
    assert not difference(one, one)
