"""Teams share a sheet: with a code, or as the course has them. Nobody is indispensable, and nobody's text is lost."""

import pytest

from tests.database import dump, work_of
from tests.modules.workshop.sheet import STEPS, fill, form_team, join, names, save, seat, seen, step, text
from xblocks.spaces import api

pytestmark = pytest.mark.django_db


def test_one_opens_a_sheet_and_another_joins_with_the_code():
    anna = seat()
    bo = anna.but(person=2)
    fill(anna, 2)
    code = form_team(anna)
    assert names(bo) == []
    assert join(bo, f"  {code.lower()} ").status == 200
    assert names(bo) == ["receive", "enter"]
    assert save(bo, "s3", STEPS[2]).status == 200
    assert names(anna) == ["receive", "enter", "check"]


def test_a_team_may_begin_empty_and_ones_own_sheet_stays():
    anna = seat()
    fill(anna, 2)
    form_team(anna, take=False)
    assert names(anna) == []
    anna.call("leave_team", {"take": False, "sure": True, "last": True})
    assert names(anna) == ["receive", "enter"]


def test_a_button_pressed_twice_opens_one_sheet():
    anna = seat()
    first, second = form_team(anna), form_team(anna)
    assert first.split("-")[0] == second.split("-")[0]
    assert join(anna.but(person=2), first).status == 403
    assert join(anna.but(person=2), second).status == 200


@pytest.mark.parametrize("code", ["", "nonsense", "1-AAAA-BBBB-CCCC", "99999-AAAA-BBBB-CCCC", "٣-AAAA-BBBB-CCCC"])
def test_a_wrong_code_opens_nothing(code):
    anna = seat()
    form_team(anna)
    answer = join(anna.but(person=2), code)
    assert (answer.status, answer.json["error"]) == (403, "code")


def test_a_code_of_another_block_opens_nothing():
    anna = seat()
    code = form_team(seat(tag="lotse_participation"))
    before = dump()
    assert join(anna, code).status == 403
    assert dump() == before


def test_who_comes_late_sees_everything_and_a_new_code_replaces_the_lost_one():
    anna = seat()
    bo, cy = anna.but(person=2), anna.but(person=4)
    code = form_team(anna)
    join(bo, code)
    fill(anna)
    anna.call("leave_team", {"take": False, "sure": True})  # the one who opened it is lost
    new = bo.call("renew_code", {}).html
    assert join(cy, code).status == 403
    assert code not in new
    assert join(cy, form_team(bo)).status == 200
    assert len(names(cy)) == 5


def test_leaving_with_a_copy_and_coming_back():
    anna = seat()
    bo = anna.but(person=2)
    save(bo, "own", STEPS[4])
    code = form_team(anna)
    join(bo, code)
    fill(anna, 3)
    assert bo.call("leave_team", {"take": True, "sure": False}).status == 400
    assert bo.call("leave_team", {"take": True, "sure": True}).status == 200
    assert names(bo) == ["receive", "enter", "check"]
    save(bo, "mine", STEPS[3])
    assert len(names(anna)) == 3
    assert join(bo, code).status == 200
    assert len(names(bo)) == 3


def test_the_last_one_to_leave_takes_the_sheet_with_her():
    anna = seat()
    code = form_team(anna)
    fill(anna, 1)
    assert "When you leave, its sheet is deleted" in text(anna.page())
    untold = anna.call("leave_team", {"take": False, "sure": True, "last": False})
    assert (untold.status, untold.json["error"]) == (409, "last")
    anna.call("leave_team", {"take": False, "sure": True, "last": True})
    assert join(anna.but(person=2), code).status == 403
    assert not any("code:" in str(row) for row in dump().values())


def test_in_another_team_one_leaves_first():
    anna = seat()
    bo = anna.but(person=2)
    form_team(bo)
    answer = join(bo, form_team(anna))
    assert (answer.status, answer.json["error"]) == (409, "in_team")


def test_alone_there_is_nothing_to_leave_or_renew():
    anna = seat()
    for name, sent in (("leave_team", {"take": False, "sure": True}), ("renew_code", {})):
        assert anna.call(name, sent).json["error"] == "no_team"


def test_two_edit_one_row_and_nobodys_text_is_lost():
    anna = seat()
    bo = anna.but(person=2)
    join(bo, form_team(anna))
    fill(anna, 1)
    before = seen(bo, "s1")
    save(anna, "s1", {"name": "receive and stamp", "role": "front"}, seen=before)
    answer = save(bo, "s1", {"name": "receive", "role": "front desk"}, seen=before)
    assert answer.status == 409
    said = text(answer.json["regions"]["form-as_is"])
    assert "receive and stamp" in said and "front desk" in said
    assert "receive and stamp" in text(answer.json["regions"]["table-as_is"])


def test_the_page_of_a_team_polls_and_ones_own_does_not():
    anna = seat()
    assert "data-poll" not in anna.page()
    form_team(anna)
    assert "data-poll" in anna.page()


def colleague_of_a_finished_sheet():
    """Bo, in whose team Anna has just finished the sheet."""
    anna = seat()
    bo = anna.but(person=2)
    join(bo, form_team(anna))
    save(anna, "s1", STEPS[0])
    save(anna, "t1", STEPS[0], table="to_be")
    anna.site.published.clear()
    return bo


def test_whoever_shares_a_finished_sheet_has_done_it():
    bo = colleague_of_a_finished_sheet()
    bo.call("poll", {"seen": ""})
    assert [entry[2:] for entry in bo.site.published] == [("completion", {"completion": 1.0})]


def test_cohorts_share_a_sheet_and_strangers_have_their_own():
    anna = seat("cohorts")
    friend, stranger, nobody = anna.but(person=3), anna.but(person=2), anna.but(person=9)
    fill(anna, 2)
    assert names(friend) == ["receive", "enter"]
    assert names(stranger) == []
    save(nobody, "s1", STEPS[3])
    assert "you are in no cohort yet" in text(nobody.page())
    assert names(nobody) == ["sign"]
    for name, sent in (("form_team", {"take": True}), ("join_team", {"code": "1-AAAA-BBBB-CCCC"}), ("renew_code", {})):
        assert anna.call(name, sent).json["error"] == "no_codes"


def test_a_reset_takes_ones_own_sheet_and_place_and_leaves_the_teams_rows():
    anna = seat()
    bo = anna.but(person=2)
    fill(bo, 2)
    join(bo, form_team(anna))
    save(bo, "s9", STEPS[4])
    bo.block().clear_student_state(user_id="2", course_id="", item_id="", requesting_user_id="")
    assert work_of(2) == []
    assert names(bo) == []
    assert names(anna) == ["send"]


def test_retirement_forgets_the_member_and_keeps_the_teams_work():
    anna = seat()
    bo = anna.but(person=2)
    fill(bo, 2)
    join(bo, form_team(anna))
    save(bo, "s9", STEPS[4])
    api.forget_person("2")
    assert work_of(2) == []
    assert names(anna) == ["send"]
    assert "2" not in text(anna.page()).split("Sheet of your team:")[1].split("Code, leaving")[0]


def test_a_sheet_whose_last_member_retires_goes_with_her():
    anna = seat()
    code = form_team(anna)
    save(anna, "s1", STEPS[0])
    api.forget_person("1")
    assert not any("code:" in str(row) for row in dump().values())
    assert join(anna.but(person=2), code).status == 403


def test_what_a_page_of_another_sheet_sends_is_refused():
    """She joins on her phone; the page on her computer still shows her own sheet."""
    anna = seat()
    bo = anna.but(person=2)
    own = bo.page().split('data-sheet="')[1].split('"')[0]
    join(bo, form_team(anna))
    for name, sent in (
        ("save_row", {"table": "as_is", "row": "s1", "seen": 0, "cell.name": "private", "sheet": own}),
        ("delete_row", {"table": "as_is", "row": "s1", "seen": 0, "sheet": own}),
        ("work_on", {"step": "add:as_is", "sheet": own}),
        ("leave_team", {"sure": True, "sheet": own}),
        ("renew_code", {"sheet": own}),
        ("poll", {"seen": "", "sheet": own}),
    ):
        answer = bo.call(name, sent)
        assert (answer.status, answer.json["error"]) == (409, "other_sheet"), name
    assert names(anna) == []


def test_moving_a_row_is_no_edit():
    anna = seat()
    bo = anna.but(person=2)
    join(bo, form_team(anna))
    fill(anna, 3)
    before = seen(bo, "s3")
    step(anna, "up:as_is:s3:3")
    assert save(bo, "s3", {"name": "check well"}, seen=before).status == 200
    assert names(anna) == ["receive", "check well", "enter"]


def test_copied_rows_begin_anew():
    """Revisions of another sheet must not pass for those of this one."""
    anna = seat()
    for number in range(4):
        save(anna, "s1", {"name": f"version {number}"}, seen=seen(anna, "s1") if number else 0)
    before = seen(anna, "s1")
    form_team(anna)
    assert save(anna, "s1", {"name": "stale"}, seen=before).status == 409


def test_who_opens_a_finished_sheet_of_her_team_has_done_it():
    bo = colleague_of_a_finished_sheet()
    bo.page()
    assert [entry[0] for entry in bo.site.published] == [2]


def test_ones_own_sheet_can_be_deleted_from_within_a_team():
    anna = seat()
    fill(anna, 2)
    form_team(anna, take=False)
    save(anna, "t", STEPS[0])
    assert anna.call("delete_sheet", {"sure": False}).status == 400
    assert anna.call("delete_sheet", {"sure": True}).status == 200
    assert names(anna) == ["receive"]
    anna.call("leave_team", {"take": False, "sure": True, "last": True})
    assert names(anna) == []


def test_a_step_of_a_team_names_nobody():
    anna = seat()
    fill(anna, 1)
    form_team(anna)
    step(anna, "down:as_is:s1:1")
    save(anna, "s2", STEPS[1])
    rows = [row for row in api.export_person("1") if row["kind"] == "workshop.row" and row["group"].startswith("code:")]
    assert rows == []
