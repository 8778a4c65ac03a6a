"""Every declared period is kept, by the clock of the rows themselves."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db.models import F

from tests.spaces.meanwhile import meanwhile
from xblocks.core.privacy import RECORDS
from xblocks.spaces import api, models
from xblocks.spaces.expiry import end_of

pytestmark = pytest.mark.django_db

RATING, SHARE, REDEMPTION = "self_assessment.rating", "self_assessment.share", "self_assessment.redemption"
TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")
BOARD = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "board", "all")


@pytest.fixture(autouse=True)
def a_run_before() -> None:
    """As where it has run every night."""
    api.purge(datetime.now(UTC))


def write_of(kinds: Iterable[str]) -> None:
    for kind in kinds:
        personal = RECORDS[kind].personal
        with api.write(TEAM) as writer:
            writer.put(kind, "item", {"name": "Derya"}, person="42" if personal else None)
            if personal:
                writer.mark(kind, "item", "42")
        with api.write(BOARD, anonymous=True) as writer:
            writer.put(kind, "item", {"name": "Derya"}, person=None)


def age(days: int) -> None:
    """Sets the clock of all that is stored back."""
    for model in (models.Item, models.Mark):
        model.objects.update(modified=F("modified") - timedelta(days=days))
    for space in models.Space.objects.exclude(record="retention"):
        models.Space.objects.filter(pk=space.pk).update(last_used=space.last_used - timedelta(days=days))


def purged() -> dict[str, int]:
    return api.purge(datetime.now(UTC))


def rows() -> list[tuple[str, int]]:
    work = models.Space.objects.exclude(record="retention")
    return [("Space", work.count()), ("Item", models.Item.objects.count()), ("Mark", models.Mark.objects.count())]


@pytest.mark.parametrize("kind", RECORDS)
def test_a_row_goes_when_its_period_is_over_and_not_before(kind: str) -> None:
    write_of([kind])
    age(RECORDS[kind].days - 1)
    call_command("lotse_retention")
    assert [item.kind for item in api.read(TEAM).items if item.kind == kind] == [kind]
    assert [item.kind for item in api.read(BOARD).items if item.kind == kind] == [kind]

    age(2)
    if not RECORDS[kind].with_space:  # gone for whoever reads, before the nightly run
        assert kind not in [row.kind for row in api.read(TEAM).items + api.read(TEAM).marks + api.read(BOARD).items]
        with api.write(TEAM) as team:
            assert team.get(kind, "item") is None and not team.marks(kind)
    if RECORDS[kind].personal:
        assert api.groups_of(TEAM.context, TEAM.record, kind, "42") == []
        assert not api.holds(TEAM, [kind], "42")
    call_command("lotse_retention")
    assert kind not in [row.kind for row in api.read(TEAM).items + api.read(TEAM).marks + api.read(BOARD).items]


def test_aged_data_leaves_no_row_and_the_log_has_counts_and_no_names(capsys: pytest.CaptureFixture[str]) -> None:
    write_of(RECORDS)
    age(max(record.days for record in RECORDS.values()) + 2)
    before = rows()

    call_command("lotse_retention", "--dry-run")
    announced = capsys.readouterr().out
    assert rows() == before

    call_command("lotse_retention")
    done = capsys.readouterr().out
    assert rows() == [("Space", 0), ("Item", 0), ("Mark", 0)]
    assert announced.replace("would delete", "deleted") == done
    counts = {kind: 3 if RECORDS[kind].personal else 2 for kind in sorted(RECORDS)}
    assert done.splitlines() == [
        "(empty spaces): 2",
        *(f"{kind}: {count}" for kind, count in counts.items()),
        f"deleted {2 + sum(counts.values())}",
    ]


def test_who_shares_a_sheet_stays_as_long_as_it_is_used_and_a_deserted_one_goes() -> None:
    formed = api.SpaceKey(TEAM.context, TEAM.record, "code:" + "a" * 32)
    with api.write(formed) as writer:
        writer.mark("workshop.member", "sheet", "42")
        writer.put("workshop.row", "r", {}, person=None)
    age(RECORDS["workshop.member"].days + 2)
    with api.write(formed) as writer:
        writer.put("workshop.row", "r", {}, person=None)
    purged()
    assert api.holds(formed, ["workshop.member"], "42") and len(api.read(formed).items) == 1
    age(RECORDS["workshop.member"].days + 2)
    with api.write(TEAM):
        pass
    purged()
    assert api.read(formed).space_id is None


def test_a_clock_that_was_wrong_once_makes_nothing_older() -> None:
    with api.write(BOARD, anonymous=True) as writer:
        writer.put(RATING, "A", {}, person=None)
    used = list(models.Space.objects.values_list("last_used", flat=True))
    with time_machine.travel("1970-01-01"), api.write(BOARD) as writer:
        writer.put(RATING, "B", {}, person=None)
    assert list(models.Space.objects.values_list("last_used", flat=True)) == used
    purged()
    assert len(api.read(BOARD).items) == 2


def test_a_clock_before_the_first_day_dates_nothing() -> None:
    with time_machine.travel("1970-01-01"), api.write(TEAM) as writer:
        writer.put(RATING, "A", {}, person="42")
    (item,) = api.read(TEAM).items
    assert item.modified == datetime(2026, 11, 1, tzinfo=UTC)


def many(count: int) -> None:
    """So many ratings."""
    with api.write(TEAM) as writer:
        for number in range(count):
            writer.put(RATING, f"C{number}", {}, person="42")


@pytest.mark.parametrize(
    ("day", "why"),
    [("2020-01-01", "people worked here on"), ("2066-01-01", "the last run was on")],
)
def test_a_run_is_refused_whose_clock_is_likely_to_be_wrong(day: str, why: str) -> None:
    many(3)
    call_command("lotse_retention")
    with time_machine.travel(day), pytest.raises(CommandError, match=why):
        call_command("lotse_retention")
    assert len(api.read(TEAM).items) == 3
    with time_machine.travel(day):
        call_command("lotse_retention", "--sure")


def test_a_first_run_is_refused_long_after_the_newest_work() -> None:
    models.Space.objects.all().delete()
    many(90)
    with time_machine.travel("2066-01-01"), pytest.raises(CommandError, match="2066-01-01, but the newest work was on"):
        call_command("lotse_retention")
    assert len(api.read(TEAM).items) == 90
    call_command("lotse_retention")


def test_what_was_dated_by_a_wrong_clock_is_dated_anew_by_whoever_is_sure(capsys: pytest.CaptureFixture[str]) -> None:
    many(1)
    before = api.read(TEAM).items
    with time_machine.travel("2066-01-01"):
        for key, anonymous in ((TEAM, False), (BOARD, True)):
            with api.write(key, anonymous=anonymous) as writer:
                writer.put(SHARE, "ahead", {}, person=None)
        with api.write(TEAM) as writer:
            writer.mark(REDEMPTION, "S", "42")
    with pytest.raises(CommandError, match="people worked here on 2066-01-01"):
        call_command("lotse_retention")
    call_command("lotse_retention", "--sure", "--dry-run")
    assert "2 spaces are dated ahead of the clock\n" in capsys.readouterr().out
    with pytest.raises(CommandError, match="people worked here on 2066-01-01"):
        call_command("lotse_retention")

    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False):
        call_command("lotse_retention", "--sure")
        assert "2 spaces are dated ahead of the clock, now as of today\n" in capsys.readouterr().out
        call_command("lotse_retention", "--sure")
        assert "ahead" not in capsys.readouterr().out
    assert set(models.Space.objects.values_list("last_used", flat=True)) == {now.date()}
    assert set(models.Item.objects.filter(space__anonymous=True).values_list("modified", flat=True)) == {
        end_of(now.date())
    }
    assert [row.modified for row in (*api.read(TEAM).items, *api.read(TEAM).marks)] == [before[0].modified, now, now]
    call_command("lotse_retention")
    age(RECORDS[SHARE].days + 1)
    call_command("lotse_retention")
    assert [len(api.read(key).items) for key in (TEAM, BOARD)] == [1, 0]


def test_a_last_run_ahead_of_the_clock_makes_it_doubtful_too() -> None:
    with time_machine.travel("2066-01-01"):
        call_command("lotse_retention", "--sure")
    with pytest.raises(CommandError, match="the last run was on 2066-01-01"):
        call_command("lotse_retention")
    call_command("lotse_retention", "--sure")
    call_command("lotse_retention")


def test_a_clock_before_the_first_day_dates_nothing_anew() -> None:
    many(1)
    before = api.read(TEAM).items
    with time_machine.travel("1970-01-01"):
        call_command("lotse_retention", "--sure")
    assert api.read(TEAM).items == before


def test_a_run_is_refused_that_would_delete_an_unlikely_share() -> None:
    many(101)
    age(RECORDS[RATING].days + 1)
    with pytest.raises(CommandError, match="101 of 101 rows would be deleted at once"):
        call_command("lotse_retention", "--dry-run")
    with pytest.raises(CommandError, match="Nothing was deleted"):
        call_command("lotse_retention")
    assert models.Item.objects.count() == 101
    call_command("lotse_retention", "--sure")
    assert not models.Item.objects.exists()


def test_a_likely_share_of_much_goes_without_a_question() -> None:
    many(101)
    age(RECORDS[RATING].days + 1)
    with api.write(api.SpaceKey(TEAM.context, TEAM.record, "team:2")) as writer:
        for number in range(203):
            writer.put(RATING, f"C{number}", {}, person="43")
    call_command("lotse_retention")
    assert models.Item.objects.count() == 203


def test_what_is_used_starts_its_period_anew() -> None:
    write_of(RECORDS)
    age(RECORDS[SHARE].days + 1)
    with api.write(TEAM) as writer:
        writer.put(SHARE, "item", {"name": "Thanh"}, person="42")

    purged()
    assert [item.data for item in api.read(TEAM).items if item.kind == SHARE] == [{"name": "Thanh"}]
    assert SHARE not in [mark.kind for mark in api.read(TEAM).marks]


def test_tidying_up_does_not_count_as_use() -> None:
    write_of(RECORDS)
    age(200)
    spaces = models.Space.objects.exclude(record="retention")
    used = sorted(spaces.values_list("last_used"))
    purged()
    assert sorted(spaces.values_list("last_used")) == used


def test_tombstones_and_empty_spaces_stay_for_thirty_days_and_open_pages_notice() -> None:
    with api.write(TEAM) as writer:
        writer.put(RATING, "item", {}, person="42")
    with api.write(TEAM) as writer:
        writer.delete(RATING, "item")
    age(29)
    assert sum(purged().values()) == 0
    age(1)
    assert purged() == {**dict.fromkeys(RECORDS, 0), RATING: 1, "(empty spaces)": 0}
    assert rows() == [("Space", 1), ("Item", 0), ("Mark", 0)] and api.changes(TEAM, 1).complete
    age(1)
    assert purged()["(empty spaces)"] == 1
    assert rows() == [("Space", 0), ("Item", 0), ("Mark", 0)]


def test_a_space_in_which_only_an_item_or_a_mark_stands_is_not_empty() -> None:
    with api.write(TEAM) as writer:
        writer.mark(REDEMPTION, "S", "42")
    with api.write(BOARD, anonymous=True) as writer:
        writer.put(RATING, "A", {}, person=None)
    age(60)
    for dry_run in (True, False):
        assert sum(api.purge(datetime.now(UTC), dry_run=dry_run).values()) == 0
    assert (len(api.read(TEAM).marks), len(api.read(BOARD).items)) == (1, 1)


def test_a_row_that_is_renewed_while_old_ones_are_looked_for_stays() -> None:
    with api.write(TEAM) as writer:
        writer.put(SHARE, "item", {"name": "Derya"}, person="42")
    age(RECORDS[SHARE].days + 1)

    def renew() -> None:
        with api.write(TEAM) as writer:
            writer.put(SHARE, "item", {"name": "Thanh"}, person="42")

    with meanwhile(renew):
        assert sum(purged().values()) == 0
    assert [item.data for item in api.read(TEAM).items] == [{"name": "Thanh"}]
    assert not api.changes(TEAM, 2).complete  # nothing went, so open pages go on with what they have


@pytest.mark.parametrize("marked", [False, True])
def test_an_empty_space_in_which_somebody_starts_anew_meanwhile_stays(marked: bool) -> None:
    with api.write(TEAM):
        pass
    age(31)

    def begin() -> None:
        with api.write(TEAM) as writer:
            if marked:
                writer.mark(REDEMPTION, "item", "42")
            else:
                writer.put(SHARE, "item", {}, person="42")

    with meanwhile(begin):
        assert purged()["(empty spaces)"] == 0
    assert len(api.read(TEAM).items + api.read(TEAM).marks) == 1


@pytest.mark.parametrize("empty", [True, False])
def test_a_space_that_goes_meanwhile_is_nobodys_fault(empty: bool) -> None:
    with api.write(TEAM) as writer:
        if not empty:
            writer.put(SHARE, "item", {}, person="42")
    age(5000)
    with meanwhile(models.Space.objects.all().delete):
        assert sum(purged().values()) == 0
    assert rows() == [("Space", 0), ("Item", 0), ("Mark", 0)]


def test_rows_of_a_kind_that_no_block_declares_are_named_and_kept() -> None:
    write_of(RECORDS)
    models.Item.objects.filter(kind="self_assessment.share").update(kind="old_block.note")
    sealed = models.Item.objects.get(kind="sealed")
    models.Item.objects.filter(pk=sealed.pk).update(data=sealed.data.replace(SHARE, "old_block.note"))
    age(5000)

    with pytest.raises(CommandError, match=r"old_block\.note \(2\)"):
        call_command("lotse_retention")
    assert set(models.Item.objects.values_list("kind", flat=True)) == {"old_block.note", "sealed"}
    assert [item.kind for item in api.read(BOARD).items] == ["old_block.note"]
