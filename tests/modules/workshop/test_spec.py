"""What a module's sheet is made of."""

import pytest

from tests.modules.workshop.invented import CASES, GOALS, LINKS, MEASURES, SPEC, WHOLE
from xblocks.modules.workshop.spec import SUBJECT


def test_every_sheet_begins_with_what_it_is_about():
    assert SPEC.tables[0] is SUBJECT
    assert SUBJECT.single and not SUBJECT.needed


def test_tables_and_columns_are_found_by_their_names():
    assert SPEC.table("goals") is GOALS and SPEC.table("nowhere") is None
    assert GOALS.column("above") is GOALS.columns[1] and GOALS.column("nowhere") is None
    assert GOALS.title.name == "name"


def test_tables_that_have_rows_are_apart_from_values_besides():
    assert {table.name for table in SPEC.lists} == {"goals", "measures", "spans", "cases", "links"}


@pytest.mark.parametrize(
    ("table", "key", "fits", "belongs"),
    [
        (GOALS, "abc", True, True),
        (GOALS, "whole", True, False),
        (GOALS, "subject", True, False),
        (GOALS, "c1", True, False),
        (CASES, "c1", True, True),
        (CASES, "c3", False, False),
        (CASES, "whole", False, False),
        (WHOLE, "whole", True, True),
        (WHOLE, "abc", False, False),
        (WHOLE, "c1", False, False),
        (SUBJECT, "subject", True, True),
        (SUBJECT, "whole", False, False),
    ],
)
def test_keys_of_values_besides_and_of_fixed_rows_are_theirs_alone(table, key, fits, belongs):
    assert (table.key_fits(key), SPEC.belongs(table, key)) == (fits, belongs)


def test_rows_are_named_by_tables_that_are_there():
    for table in (GOALS, MEASURES, LINKS):
        assert {column.kind.of for column in table.columns} - {""} <= {other.name for other in SPEC.lists}
