"""When a row is over: by its own clock or that of its space, and to the microsecond."""

from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from xblocks.core.privacy import RECORDS
from xblocks.spaces import api, expiry, models
from xblocks.spaces.expiry import LEFTOVER_DAYS

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
SHARE, MEMBER = "self_assessment.share", "workshop.member"  # 180 days by itself, 1095 with its space
TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")


def stored(kind: str, modified: datetime, used: date, *, deleted: bool = False) -> None:
    """A mark of somebody's, changed last at that moment, in a space that was used last on that day."""
    with api.write(TEAM) as writer:
        writer.mark(kind, "sheet", "42")
    models.Mark.objects.update(modified=modified, deleted=deleted)
    models.Space.objects.update(last_used=used)


def over() -> bool:
    return models.Mark.objects.filter(expiry.rows_over(NOON)).exists()


def there(kind: str) -> bool:
    return models.Mark.objects.filter(expiry.there(kind, NOON)).exists()


def test_no_row_is_dated_before_the_package_was_first_used() -> None:
    with time_machine.travel("1970-01-01"):
        assert expiry.now() == datetime(2026, 11, 1, tzinfo=UTC)
    with time_machine.travel(NOON, tick=False):
        assert expiry.now() == NOON


@given(st.datetimes(datetime(2026, 11, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))
def test_what_was_used_on_a_day_is_not_older_than_its_end(moment: datetime) -> None:
    end = expiry.end_of(moment.date())
    assert moment <= end < moment + timedelta(days=1) and (end + MOMENT).date() == moment.date() + timedelta(days=1)


def test_a_row_counts_by_its_moment_and_a_whole_space_by_its_day() -> None:
    assert expiry.since(SHARE, NOON) == datetime(2026, 9, 2, 12, tzinfo=UTC)
    assert expiry.since(MEMBER, NOON) == date(2024, 3, 1)


def test_of_an_anonymous_space_all_kinds_have_a_limit_else_those_with_a_clock_of_their_own() -> None:
    own, all_of_them = expiry.limits(NOON), expiry.limits(NOON, anonymous=True)
    assert own[SHARE] == all_of_them[SHARE] == datetime(2026, 9, 2, 12, tzinfo=UTC)
    assert all_of_them[MEMBER] == datetime(2024, 3, 1, 12, tzinfo=UTC)
    assert all_of_them.keys() == RECORDS.keys()
    assert all_of_them.keys() - own.keys() == {MEMBER, "signing.side", "signing.version", "signing.signature"}


@pytest.mark.django_db
@pytest.mark.parametrize(("older", "gone"), [(timedelta(), False), (MOMENT, True), (timedelta(days=-1), False)])
def test_a_row_is_over_once_its_period_is_and_then_nobody_reads_it(older: timedelta, gone: bool) -> None:
    stored(SHARE, NOON - timedelta(days=180) - older, NOON.date())
    assert over() is gone and there(SHARE) is not gone


@pytest.mark.django_db
@pytest.mark.parametrize(("used", "gone"), [(date(2024, 3, 1), False), (date(2024, 2, 29), True)])
def test_who_shares_a_sheet_is_over_with_the_sheet_and_not_by_herself(used: date, gone: bool) -> None:
    stored(MEMBER, datetime(2020, 1, 1, tzinfo=UTC), used)
    assert over() is gone and there(MEMBER) is not gone


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "gone"), [(29, False), (30, False), (31, True)])
def test_what_was_deleted_is_no_longer_there_but_over_after_thirty_days_only(days: int, gone: bool) -> None:
    stored(SHARE, NOON - timedelta(days=days), NOON.date(), deleted=True)
    assert over() is gone and not there(SHARE)
    assert LEFTOVER_DAYS == 30


@pytest.mark.django_db
def test_a_row_of_another_kind_is_not_there() -> None:
    stored(SHARE, NOON, NOON.date())
    assert there(SHARE) and not there("self_assessment.redemption") and not there(MEMBER)
    assert models.Mark.objects.filter(expiry.there_since(SHARE, NOON)).exists()
    assert not models.Mark.objects.filter(expiry.there_since(SHARE, NOON + MOMENT)).exists()


@pytest.mark.django_db
def test_a_kind_that_no_block_declares_is_never_over() -> None:
    stored(SHARE, datetime(2020, 1, 1, tzinfo=UTC), date(2020, 1, 1))
    models.Mark.objects.update(kind="old_block.note")
    assert not over()


def test_pages_say_how_long_an_empty_entry_stays() -> None:
    told = files("xblocks.kit").joinpath("templates/kit/told.html").read_text(encoding="utf-8")
    assert f"for {LEFTOVER_DAYS} days" in " ".join(told.split())
