"""What is new of a sheet since a page asked last, and how little it costs where nothing is."""

from time import monotonic

import pytest

from tests.database import Queries, dump
from tests.desk import Desk
from tests.modules.workshop.sheet import STEPS, fill, form_team, join, poll, save, seat, shown, step, token
from xblocks.spaces import api, models

pytestmark = pytest.mark.django_db


def test_others_see_changes_when_they_ask_and_a_quiet_sheet_costs_one_query(django_assert_num_queries):
    anna = seat()
    bo = anna.but(person=2)
    join(bo, form_team(anna))
    first = bo.call("poll", {"seen": ""}).json
    seen_before = first["regions"]["seen"].split('name="seen" value="')[1].split('"')[0]
    with django_assert_num_queries(1):
        assert bo.call("poll", {"seen": seen_before}).json["regions"] == {}
    fill(anna, 1)
    news = bo.call("poll", {"seen": seen_before, "at": "as_is=0 to_be=0"}).json["regions"]
    assert "receive" in news["table-as_is"] and "lotse-lanes" in news["picture-as_is"]
    assert not any(name.startswith("form-as_is") for name in news)


def test_what_is_new_of_people_makes_nothing_of_the_sheet_anew(anna: Desk, bo: Desk) -> None:
    known = token(poll(anna))
    before = api.read(_sheet()).revision
    step(bo, "edit:as_is:s1")
    with Queries() as queries:
        news = poll(anna, known)
    assert queries.ours <= 3
    assert {name for name in news.json["regions"] if not name.startswith("editing-")} == {"seen"}
    for _ in range(3):
        poll(bo, editing="as_is:s1")
    assert api.read(_sheet()).revision == before
    with Queries() as queries:
        poll(anna, token(poll(anna, known)))
    assert queries.ours <= 5 - 1 + 1  # of which the quiet one asks one


def _sheet() -> api.SpaceKey:
    (space,) = models.Space.objects.filter(group__startswith="code:", record__startswith="workshop:")
    return api.SpaceKey(space.context, space.record, space.group)


def test_a_page_of_before_an_upgrade_gets_everything(anna: Desk) -> None:
    old = token(poll(anna))[:32]
    assert "table-as_is" in poll(anna, old).json["regions"]


def test_a_row_of_no_table_is_refused(bo: Desk) -> None:
    answer = bo.call("poll", {"seen": "", "editing": "nowhere:s1"})
    assert answer.status == 400
    assert not [row for row in dump()["lotse_mark"] if row["kind"] == "workshop.editing"]


def test_a_page_may_ask_less_often_once_nothing_has_happened_for_a_minute(
    anna: Desk, bo: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = poll(bo)
    assert first.json["pace"] == poll(bo, token(first)).json["pace"] == 2_000
    later = monotonic() + 61
    monkeypatch.setattr("time.monotonic", lambda: later)
    assert poll(bo, token(first)).json["pace"] == 10_000
    assert poll(bo).json["pace"] == 2_000, "what is new is news"


def test_a_page_that_says_what_she_types_in_is_told_to_the_others(anna: Desk, bo: Desk) -> None:
    known = token(poll(anna))
    poll(bo, editing="as_is:s1")
    assert shown(poll(anna, known)) == {"editing-as_is-s1": "✎ 2 is editing this row"}
    me = seat(person=9)
    fill(me, 1)
    before = len(dump()["lotse_mark"])
    poll(me, editing="as_is:s1")
    assert len(dump()["lotse_mark"]) == before, "on a sheet of one's own there is nobody to tell"


@pytest.mark.parametrize(("until", "anew"), [(0, False), (1, True), (2**40, False)])
def test_a_page_hears_of_it_when_somebody_is_not_to_be_named_any_more(anna: Desk, until: int, anew: bool) -> None:
    known = token(poll(anna))[:-16] + f"{until:016x}"
    regions = poll(anna, known).json["regions"]
    assert ("editing-as_is-s1" in regions) is anew and "table-as_is" not in regions


def test_whoever_hears_that_the_sheet_is_finished_has_done_it(anna: Desk, bo: Desk) -> None:
    known = token(poll(bo))
    save(anna, "t1", STEPS[0], table="to_be")
    bo.site.published.clear()
    poll(bo, known)
    assert [entry[2:] for entry in bo.site.published] == [("completion", {"completion": 1.0})]
