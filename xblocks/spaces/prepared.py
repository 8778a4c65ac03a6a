"""Queries that come with every page and every poll. Django takes thirty times as long to write one as a database takes
to answer it, so the text of each is kept, and only its values are new.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connections, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet

from . import models

Value = str | date
Make = Callable[..., QuerySet[Any]]

#: How many shapes of such queries there are at most: by their number of keys, and for each kind.
_SHAPES = 256
_SIGN = datetime(1970, 1, 1, tzinfo=UTC)  # stands, some days later, for a value that is not known yet


def rows(make: Make, shape: tuple[Any, ...], *values: Value) -> list[tuple[Any, ...]]:
    """The rows of the query that `make(*shape, *values)` writes, as the database gives them: texts and whole numbers.

    The values of two calls with one shape differ in nothing but themselves: no None, no lists, no other number of them.
    """
    alias = router.db_for_read(models.Space)
    sql, places = _written(alias, make, shape, tuple(map(type, values)))
    connection = connections[alias]
    given = [_adapted(connection, value) for value in values]
    with connection.cursor() as cursor:
        cursor.execute(sql, [given[place] if fixed is None else fixed for place, fixed in places])
        return [tuple(row) for row in cursor.fetchall()]


@lru_cache(_SHAPES)
def _written(
    alias: str, make: Make, shape: tuple[Any, ...], types: tuple[type[Value], ...]
) -> tuple[str, list[tuple[int, Any]]]:
    """The text of a query, and for each of its parameters which of the values it is, or what it always is."""
    signs = [_sign(kind, place) for place, kind in enumerate(types)]
    sql, parameters = make(*shape, *signs).using(alias).query.get_compiler(alias).as_sql()
    known = {_adapted(connections[alias], sign): place for place, sign in enumerate(signs)}
    return sql, [(known[each], None) if each in known else (0, each) for each in parameters]


def _sign(kind: type[Value], place: int) -> Value:
    """A value of its type that no query has for another reason."""
    if kind is str:
        return f"value {place}"
    moment = _SIGN + timedelta(days=place)
    return moment if kind is datetime else moment.date()


def _adapted(connection: BaseDatabaseWrapper, value: Value) -> Any:
    """A value as Django gives it to the database's driver."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
