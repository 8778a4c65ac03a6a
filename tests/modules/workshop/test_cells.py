"""What people type into a row comes back as its values, or as messages beside the fields."""

from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import MEASURES, SPANS, SPEC
from xblocks.modules.participation.content import PEOPLE
from xblocks.modules.participation.content import SPEC as PARTICIPATION
from xblocks.modules.process_design.content import SPEC as PROCESS
from xblocks.modules.workshop import cells

STEP = PROCESS.table("as_is")
GROUP = PARTICIPATION.table(PEOPLE)
DAY = 480


def test_a_row_is_read_cell_by_cell():
    typed = {"power": "5", "attitude": "-2", "methods.survey": True, "methods.ballot": False, "staff_body": True}
    values = {"power": 5, "attitude": -2, "methods": ["survey"], "staff_body": True}
    assert cells.read(GROUP, typed, DAY) == (values, {})


def test_what_cannot_be_read_is_named_by_its_column_and_the_rest_is_kept():
    values, wrong = cells.read(STEP, {"touch_min": "ten", "medium": "x", "name": "kept"}, DAY)
    assert (values, set(wrong)) == ({"name": "kept"}, {"touch_min", "medium"})


def test_a_day_has_the_minutes_of_the_sheet():
    assert cells.read(STEP, {"wait_min": "2 Tage"}, 444) == ({"wait_min": 888}, {})


def test_what_is_empty_is_missing_and_named_if_needed():
    values, wrong = cells.read(STEP, {"name": " ", "role": "clerk", "touch_min": "0"}, DAY)
    assert (values, wrong) == ({"role": "clerk", "touch_min": 0}, {})
    assert [column.name for column in cells.lacking(STEP, values)] == ["name", "medium", "wait_min", "value"]


def test_cells_that_do_not_go_together_are_refused_beside_a_field():
    assert cells.read(SPANS, {"first": "3", "last": "3"}, DAY)[1] == {}
    values, wrong = cells.read(SPANS, {"first": "4", "last": "3"}, DAY)
    assert (values, set(wrong)) == ({"first": 4, "last": 3}, {"last"})
    assert cells.read(SPANS, {"first": "4"}, DAY)[1] == {}  # what is not there yet is no fault


def test_what_cannot_be_read_is_said_before_what_does_not_go_together():
    assert set(cells.read(SPANS, {"first": "four", "last": "3"}, DAY)[1]) == {"first"}


def test_a_table_without_a_check_finds_nothing_wrong():
    assert cells.checked(STEP, {"name": "x"}) == {}
    assert set(cells.checked(SPANS, {"first": 4, "last": 3})) == {"last"}


def test_fields_of_no_column_are_strangers():
    names = ["name", "after.m1", "goal.m1", "cases", "nome", "cases.c1", "then"]
    assert cells.strangers(MEASURES, dict.fromkeys(names, "x")) == ["cases", "goal.m1", "nome", "then"]


_STORED = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-9, 9),
    st.floats(),
    st.text(max_size=5),
    st.just(["survey", 3]),
    st.just(["survey"]),
    st.dictionaries(st.text(max_size=2), st.none(), max_size=2),
)
_NAMES = [column.name for table in (*SPEC.tables, GROUP) for column in table.columns]


@given(
    st.sampled_from([*SPEC.tables, GROUP]),
    st.one_of(_STORED, st.dictionaries(st.sampled_from([*_NAMES, "gone"]), _STORED)),
)
def test_what_another_version_stored_fits_or_is_left_out(table, stored):
    kept = cells.fitting(table, stored)
    assert kept.items() <= (stored.items() if isinstance(stored, dict) else {}.items())
    for name, value in kept.items():
        assert table.column(name).kind.fits(value)
    assert cells.fitting(table, kept) == kept


def test_of_a_stored_row_everything_that_fits_is_kept():
    stored = {"name": "x", "power": 5, "methods": ["survey"], "level": 9, "gone": 1}
    assert cells.fitting(GROUP, stored) == {"name": "x", "power": 5, "methods": ["survey"]}
