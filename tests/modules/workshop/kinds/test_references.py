"""Values that name rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks.core.message import Unfit
from xblocks.modules.workshop.kinds import OneRow, SeveralRows
from xblocks.modules.workshop.kinds.choices import named

ROWS = SeveralRows(of="goals")


def present(table: str) -> dict[str, int]:
    return {"goals": {"g2": 1, "g1": 2, "g3": 3}}.get(table, {})


def test_a_row_is_named_by_its_key_and_vanishes_with_it():
    kind = OneRow(of="goals")
    assert read(kind, "g1") == "g1" and kind.fits("g1")
    assert kind.resolved("g1", present) == "g1"
    assert kind.resolved("gone", present) is None
    assert OneRow(of="other").resolved("g1", present) is None
    for typed in ("a b", "x" * 33, "g-1", "<g>"):
        assert refusal(kind, typed) == "Please choose one of the values offered."
        assert not kind.fits(typed)
    assert not any(map(kind.fits, (None, 7, True, ["g1"], {})))
    reader = told(row=lambda table, key: f"{table} {key}", rows=lambda table: [("g1", "First"), ("g2", "Second")])
    assert kind.said("g1", reader) == "goals g1"
    assert [option["title"] for option in kind.field("it", {"it": "g2"}, reader)["options"] if option["chosen"]] == [
        "Second"
    ]


def test_several_rows_come_in_the_order_of_their_table_without_those_that_are_gone():
    typed = {"it.g2": True, "it.gone": True, "it.g1": True, "it.g3": False, "it.a b": True, "other.g3": True}
    value = read(ROWS, {**typed, "it": "g3"})
    assert value == ["g1", "g2", "gone"] and ROWS.fits(value)
    assert read(ROWS, {"it.g3": "on"}) is None
    assert not any(map(ROWS.fits, ([], "g1", {"g1": True}, ["g1", "a b"], [1], None)))
    assert ROWS.resolved(value, present) == ["g2", "g1"]
    assert ROWS.resolved(["gone"], present) is None
    assert ROWS.owns("it", "it.gone") and not ROWS.owns("it", "it.a b") and not ROWS.owns("it", "other.g1")
    assert ROWS.said(["g1", "g2"], told(row=lambda _table, key: key.upper())) == "G1, G2"


def test_rows_are_meant_by_their_titles():
    reader = told(names=named([("g1", "First"), ("g2", "Second, too"), ("g3", "first and last")]))
    assert OneRow(of="goals").meant("it", "FIRST", reader) == {"it": "g1"}
    assert ROWS.meant("it", "second, too; First and last", reader) == {"it.g2": True, "it.g3": True}
    for kind in (OneRow(of="goals"), ROWS):
        with pytest.raises(Unfit):
            kind.meant("it", "Third", reader)


_KEYS = st.from_regex(r"[A-Za-z0-9_]{1,32}", fullmatch=True)


@given(st.sets(_KEYS, min_size=1, max_size=5))
def test_rows_come_back_from_the_form_as_they_were(keys):
    value = sorted(keys)
    assert ROWS.fits(value) and all(OneRow(of="goals").fits(key) for key in keys)
    assert read(ROWS, ROWS.typed("it", value, told())) == read(ROWS, ROWS.spread("it", " ".join(value))) == value
    assert read(OneRow(of="goals"), OneRow(of="goals").typed("it", value[0], told())) == value[0]
