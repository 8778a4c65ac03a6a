"""What the platform tells us: a person who retires takes her work along, or does not retire."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, connection

from xblocks.spaces import api
from xblocks.spaces.signals import retire

pytestmark = pytest.mark.django_db

COURSE = "course-v1:Haselbrueck+IP+2027"


@pytest.fixture(autouse=True)
def work() -> None:
    """A rating of persons 42 and 4."""
    for person in ("42", "4"):
        with api.write(api.SpaceKey(COURSE, "competences", f"person:{person}")) as writer:
            writer.put("self_assessment.rating", "T0", {"C1": 3}, person=person)


def retired(person: int) -> None:
    """What the platform sends when it retires a user."""
    retire(sender=object, user=SimpleNamespace(pk=person), retired_username="x", retired_email="y", signal=None)


def left(person: str) -> int:
    return len(api.export_person(person))


def test_whoever_retires_takes_her_work_along_and_nobody_elses() -> None:
    retired(42)
    assert (left("42"), left("4")) == (0, 1)
    retired(42)
    assert left("4") == 1, "the platform may try again"


def test_an_error_stops_the_retirement_rather_than_leave_data_behind() -> None:
    def refuse(execute: Any, sql: str, *arguments: Any) -> Any:
        if sql.startswith("DELETE"):
            raise DatabaseError("disk full")
        return execute(sql, *arguments)

    with connection.execute_wrapper(refuse), pytest.raises(DatabaseError, match="disk full"):
        retired(42)
    assert left("42") == 1
