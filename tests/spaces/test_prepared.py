"""Queries whose text is kept: they find what Django finds, whatever the values are."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from xblocks.spaces import models, prepared

pytestmark = pytest.mark.django_db

DAY, MOMENT = date(2026, 11, 2), datetime(2026, 11, 2, 12, 30, 15, 250_000, tzinfo=UTC)
ODD = st.sampled_from(["value 0", "value 1", "it's", '"', "%s", "%(x)s", "ä", "🙂", "\\", "a" * 60, ""])


def spaces(record: str, group: str, day: date) -> QuerySet[models.Space]:
    found = models.Space.objects.filter(record=record, group=group, last_used__lt=day, anonymous=False)
    return found.values_list("context", "pk")


def items(kind: str, since: datetime) -> QuerySet[models.Item]:
    return models.Item.objects.filter(kind=kind, modified__lt=since, deleted=False).values_list("key", "pk")


@given(ODD, ODD)
def test_texts_are_compared_as_they_are(record: str, group: str) -> None:
    models.Space.objects.all().delete()
    kept = {"anonymous": False, "last_used": DAY, "revision": 1}
    space = models.Space.objects.create(context="c", record=record, group=group, **kept)
    other = "other" if group != "other" else "another"
    assert prepared.rows(spaces, (), record, group, date(2026, 11, 3)) == [("c", space.pk)]
    assert prepared.rows(spaces, (), record, other, date(2026, 11, 3)) == []
    assert prepared.rows(spaces, (), record, group, DAY) == []


def test_moments_are_compared_to_the_microsecond() -> None:
    space = models.Space.objects.create(context="c", record="r", group="g", anonymous=False, last_used=DAY, revision=1)
    models.Item.objects.create(space=space, kind="k", key="x", data="{}", revision=1, modified=MOMENT)
    later = MOMENT.replace(microsecond=250_001)
    for since, found in ((MOMENT, []), (later, ["x"]), (MOMENT.replace(year=2025), [])):
        assert [key for key, _pk in prepared.rows(items, ("k",), since)] == found


def test_each_is_one_query() -> None:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        prepared.rows(spaces, (), "r", "g", DAY)
    assert len(queries) == 1
