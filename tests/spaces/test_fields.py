"""Columns as each database has them."""

import secrets
from types import SimpleNamespace

import pytest
from django.db import connections

from xblocks.spaces import models
from xblocks.spaces.fields import random_id

#: As much of MySQL as a column asks for; `test_engines.py` has all of it.
MYSQL = SimpleNamespace(
    vendor="mysql",
    data_types={"CharField": "varchar(%(max_length)s)", "BigIntegerField": "bigint"},
    data_type_check_constraints={},
    ops=SimpleNamespace(quote_name=str),
)
KEY, ID = (models.Item._meta.get_field(name) for name in ("key", "id"))


def test_keys_are_compared_exactly_on_mysql_too() -> None:
    assert KEY.db_parameters(MYSQL) == {"type": "varchar(64)", "check": None, "collation": "utf8mb4_bin"}
    assert KEY.db_parameters(connections["default"])["collation"] is None


def test_the_place_of_a_row_in_a_file_is_its_random_id() -> None:
    assert (ID.db_type(SimpleNamespace(vendor="sqlite")), ID.db_type(MYSQL)) == ("integer", "bigint")


@pytest.mark.parametrize(("drawn", "expected"), [(lambda below: 0, 1), (lambda below: below - 1, 2**63 - 1)])
def test_an_id_is_positive_and_fits_its_column(monkeypatch: pytest.MonkeyPatch, drawn, expected: int) -> None:
    monkeypatch.setattr(secrets, "randbelow", drawn)
    assert random_id() == expected
