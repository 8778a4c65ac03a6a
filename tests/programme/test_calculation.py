"""A calculation reads a little arithmetic, of rows above."""

import pytest
from pydantic import ValidationError

from course_export.programme.calculation import Calculation, formula
from tests.documents.test_ods import ROWS, TEA


def test_arithmetic_becomes_a_formula_of_cells() -> None:
    assert formula("a + b * 2 - 1 / c", "[.{}]".format) == "(([.a]+([.b]*2))-(1/[.c]))"
    assert formula("0 if a == 'C' else b", "[.{}]".format) == 'IF([.a]="C";0;[.b])'
    assert formula("'the \"good\" pot'", str) == '"the ""good"" pot"'


@pytest.mark.parametrize(
    "expression", ["pots ** 2", "print(1)", "pots.x", "pots and price", "True", "1 +", "[1]", "a < b < c", "1e999"]
)
def test_only_a_little_arithmetic_is_read(expression: str) -> None:
    with pytest.raises(ValueError):
        formula(expression, str)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"compute": "pots * prise"}, "“prise” is not a row above it"),
        ({"compute": "late * 2"}, "“late” is not a row above it"),
        ({"key": "pots"}, "“pots” is used twice"),
    ],
)
def test_rows_name_rows_above_them(row: dict[str, str], expected: str) -> None:
    rows = [*ROWS, {"key": "late", "label": "Late", "unit": "x", **row}]
    with pytest.raises(ValidationError, match=expected):
        Calculation.model_validate({**TEA, "groups": [{"title": "All", "rows": rows}]})
