"""A sheet as it was read: what was stored in order, rows that name rows, and what rules may see of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import tried
from tests.modules.workshop.invented import SPEC, opened, stored
from xblocks.modules.workshop.work import Stored, done, judged

GOAL = stored("goals", "g1", name="Shorter")


def names(columns):
    return [column.name for column in columns]


def keys(rows):
    return [row.key for row in rows]


# Rows in order


def test_rows_stand_by_rank_and_are_numbered_in_their_table():
    sheet = opened(stored("goals", "b", 3), stored("goals", "a", 3), stored("goals", "c", 2), stored("spans", "s", 9))
    assert [(row.key, row.number, row.rank) for row in sheet.rows["goals"]] == [("c", 1, 2), ("a", 2, 3), ("b", 3, 3)]
    assert sheet.rows["spans"][0].number == 1
    assert sheet.row("goals", "b").number == 3 and sheet.row("spans", "b") is None and sheet.row("nowhere", "b") is None


def test_rows_of_tables_that_are_gone_are_left_out():
    sheet = opened(stored("gone", "x", name="x"), stored("whole", "other", sum=3), stored("cases", "c9", kind="a"))
    assert sheet.empty
    assert set(sheet.rows) == {table.name for table in SPEC.tables}


def test_a_row_keeps_what_fits_and_says_what_it_lacks():
    sheet = opened(stored("spans", "s", first="4", last=3))
    (row,) = sheet.rows["spans"]
    assert (row.cells, names(row.lacking), row.waits) == ({"last": 3}, ["first"], True)
    assert sheet.complete("spans") == []


def test_stored_cells_that_do_not_go_together_let_their_row_wait():
    (row,) = opened(stored("spans", "s", first=4, last=3)).rows["spans"]
    assert (names(row.lacking), names(row.unclear), row.waits) == ([], ["last"], True)
    (row,) = opened(stored("spans", "s", first=3, last=4)).rows["spans"]
    assert (row.unclear, row.waits) == ((), False)


def test_what_a_sheet_is_about():
    assert opened().subject == ""
    assert opened(stored("subject", "subject", subject="Permits")).subject == "Permits"


def test_a_sheet_is_empty_until_something_is_stored():
    assert opened().empty
    assert opened(presets={"whole": {"sum": 3}}).empty
    assert not opened(stored("cases", "c1", kind="a")).empty


# Rows that are always there, values that begin with something


def test_fixed_rows_are_there_from_the_start_and_wait():
    rows = opened().rows["cases"]
    assert [(row.key, row.number, row.stored, row.edited, row.waits) for row in rows] == [
        ("c1", 1, False, 0, True),
        ("c2", 2, False, 0, True),
    ]
    assert opened().complete("cases") == []


def test_fixed_rows_keep_their_places_whatever_their_rank():
    rows = opened(stored("cases", "c2", 1, kind="b")).rows["cases"]
    assert [(row.key, row.stored) for row in rows] == [("c1", False), ("c2", True)]
    assert rows[1].edited == 1 and not rows[1].waits


def test_a_fixed_row_that_was_emptied_is_as_if_nobody_had_filled_it_in():
    sheet = opened(stored("cases", "c1"), GOAL, stored("measures", "m1", name="x", goal="g1", cases=["c1"]))
    row = sheet.rows["cases"][0]
    assert (row.key, row.stored, row.edited) == ("c1", False, 1)
    assert not opened(stored("spans", "s")).empty and opened(stored("cases", "c1")).empty


def test_values_beside_begin_with_what_the_content_says():
    sheet = opened(presets={"whole": {"sum": 3}})
    (row,) = sheet.rows["whole"]
    assert (row.cells, row.stored, row.edited) == ({"sum": 3}, False, 0)
    assert sheet.values("whole") == {"sum": 3} and judged(SPEC, sheet).single["whole"] == {"sum": 3}


def test_what_was_stored_counts_before_what_the_content_says():
    sheet = opened(stored("whole", "whole", step=2), presets={"whole": {"sum": 3}})
    assert sheet.values("whole") == {"step": 2}
    assert opened().values("whole") == {}


# Rows that name rows


def test_a_required_row_that_is_gone_is_lacking():
    (row,) = opened(stored("measures", "m1", name="x", goal="gone")).rows["measures"]
    assert (row.cells, names(row.lacking), names(row.unclear)) == ({"name": "x"}, ["goal"], [])


def test_a_required_row_that_waits_lets_the_row_wait():
    sheet = opened(stored("goals", "g1"), stored("measures", "m1", name="x", goal="g1"))
    (row,) = sheet.rows["measures"]
    assert (row.cells["goal"], names(row.lacking), names(row.unclear)) == ("g1", [], ["goal"])
    assert judged(SPEC, sheet).rows["measures"] == ()


def test_waiting_goes_along_a_chain():
    measure = stored("measures", "m1", name="x", goal="g1")
    link = stored("links", "l1", measure="m1")
    ready = opened(GOAL, measure, link)
    assert [len(ready.complete(table)) for table in ("goals", "measures", "links")] == [1, 1, 1]
    waiting = opened(stored("goals", "g1"), measure, link)
    assert names(waiting.rows["links"][0].unclear) == ["measure"]
    gone = opened(measure, link)
    assert names(gone.rows["measures"][0].lacking) == ["goal"] and names(gone.rows["links"][0].unclear) == ["measure"]


def test_an_optional_row_that_is_gone_or_waits_vanishes():
    first, second = stored("goals", "g1", 1, name="a", above="gone"), stored("goals", "g2", 2, name="b", above="g3")
    sheet = opened(first, second, stored("goals", "g3", 3))
    seen = judged(SPEC, sheet)
    assert [dict(row.cells) for row in seen.rows["goals"]] == [{"name": "a"}, {"name": "b"}]
    assert sheet.row("goals", "g2").cells["above"] == "g3"  # the page still says it


def test_of_several_rows_those_that_can_be_judged_are_left_in_the_order_of_their_table():
    rows = [stored("measures", f"m{n}", n, name="x", goal="g1") for n in (1, 2)]
    waits = stored("measures", "m3", 3, name="x")
    late = stored("measures", "m4", 4, name="x", goal="g1", after=["m3", "gone", "m2", "m1"])
    sheet = opened(GOAL, *rows, waits, late)
    assert sheet.row("measures", "m4").cells["after"] == ["m1", "m2", "m3"]
    assert judged(SPEC, sheet).row("m4").cells["after"] == ["m1", "m2"]


def test_rows_that_name_each_other_or_themselves_do_not_wait():
    first = stored("goals", "g1", 1, name="a", above="g2")
    second = stored("goals", "g2", 2, name="b", above="g1")
    own = stored("goals", "g3", 3, name="c", above="g3")
    assert len(opened(first, second, own).complete("goals")) == 3


def test_fixed_rows_can_be_named_and_are_judged_once_they_are_filled_in():
    measure = stored("measures", "m1", name="x", goal="g1", cases=["c2", "c1", "c9"])
    empty = opened(GOAL, measure)
    assert empty.row("measures", "m1").cells["cases"] == ["c1", "c2"]
    assert "cases" not in judged(SPEC, empty).row("m1").cells
    filled = opened(GOAL, measure, stored("cases", "c2", kind="a"))
    assert judged(SPEC, filled).row("m1").cells["cases"] == ["c2"]


# What may be judged


def test_rules_take_complete_rows_with_their_keys_and_the_values_beside():
    sheet = opened(
        GOAL, stored("goals", "g2"), stored("whole", "whole", sum=3), stored("subject", "subject", subject="S")
    )
    plain = judged(SPEC, sheet).plain()
    assert plain["goals"] == [{"id": "g1", "name": "Shorter"}]
    assert plain["measures"] == plain["cases"] == [] and "whole" not in plain
    assert (plain["sum"], plain["subject"]) == (3, "S")


def test_a_part_of_the_rows_leaves_the_others():
    seen = judged(SPEC, opened(GOAL, stored("goals", "g2", 2, name="b"), stored("spans", "s", first=1)))
    part = seen.only("goals", ["g2"])
    assert (keys(part.rows["goals"]), keys(part.rows["spans"])) == (["g2"], ["s"])
    assert seen.row("s").table == "spans" and seen.row("nobody") is None


def test_done_when_every_needed_table_has_a_row_that_can_be_judged():
    rows = [
        GOAL,
        stored("measures", "m1", name="x", goal="g1"),
        stored("spans", "s", first=1),
        stored("cases", "c1", kind="a"),
    ]
    assert done(SPEC, opened(*rows))
    for without in rows:
        assert not done(SPEC, opened(*(row for row in rows if row is not without)))


# Whatever is stored

_KEYS = st.sampled_from(["g1", "g2", "m1", "m2", "s1", "c1", "c2", "whole", "subject", "é"])
_JSON = st.recursive(
    _KEYS | st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4) | st.just(10**400),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=5,
)
_COLUMNS = sorted({column.name for table in SPEC.tables for column in table.columns})
_CELLS = st.dictionaries(st.sampled_from(_COLUMNS), _JSON | st.lists(_KEYS, max_size=3), max_size=8) | _JSON
_ROWS = st.builds(
    Stored, st.sampled_from([*(table.name for table in SPEC.tables), "gone"]), _KEYS, st.integers(0, 3), _CELLS, st.integers(0, 3)
)  # fmt: skip


@tried(2)
@given(st.lists(_ROWS, max_size=8))
def test_whatever_is_stored_rules_see_complete_rows_that_name_such_rows(rows):
    sheet = opened(*rows)
    seen = judged(SPEC, sheet)
    done(SPEC, sheet)
    seen.plain()
    present = {table.name: set(keys(seen.rows.get(table.name, ()))) for table in SPEC.tables}
    for table in SPEC.lists:
        for row in seen.rows[table.name]:
            assert row.stored and all(column.name in row.cells for column in table.columns if column.required)
            assert table.check is None or not table.check(row.cells)
            for column in table.columns:
                value = row.cells.get(column.name)
                assert value is None or column.kind.fits(value)
                if column.kind.of and value is not None:
                    assert set(value if isinstance(value, list) else [value]) <= present[column.kind.of]


@pytest.mark.parametrize("count", [200])
def test_a_long_chain_of_rows_that_wait_ends(count):
    from tests.modules.workshop.invented import OneRow, Text
    from xblocks.modules.workshop.spec import Column, Spec, Table
    from xblocks.modules.workshop.work import work

    table = Table("chain", (Column("name", Text()), Column("next", OneRow(of="chain"))))
    rows = [stored("chain", f"k{n}", n, name="x", next=f"k{n + 1}") for n in range(count)]
    sheet = work(Spec((table,), {}, {}), rows)
    assert [names(row.unclear) for row in sheet.rows["chain"][:-1]] == [["next"]] * (count - 1)
    assert names(sheet.rows["chain"][-1].lacking) == ["next"]
