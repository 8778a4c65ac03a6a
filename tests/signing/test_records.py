"""What is stored of signing: a code for each side, one person for each code, versions with who has signed them."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from tests.database import dump
from xblocks.core.payload import Refusal
from xblocks.signing import records
from xblocks.signing.model import Signature, Signed, Version, digest
from xblocks.signing.records import CODE, SIDE, SIGNATURE, VERSION
from xblocks.spaces import api

pytestmark = pytest.mark.django_db

COURSE, RECORD = "course-v1:a+b+c", "workshop:x"
KEY = api.SpaceKey(COURSE, RECORD, "code:1")
STATE = {"scope": [("a", {"name": "Briefe"})]}
OTHER = {"scope": [("a", {"name": "Formulare"})]}


def enter(code, person="7", *, context=COURSE, record=RECORD, belongs=False):
    return records.enter(context, record, code, person, lambda key: belongs and key == KEY)


def sign(person, state=STATE, *, own=None, seen=None):
    return records.sign(KEY, person, own, seen or digest(state), lambda items: state)


def stored(kind):
    return {item.key: item.data for item in api.read(KEY).items if item.kind == kind}


def refused(status, code, act, *arguments, **more):
    with pytest.raises(Refusal) as refusal:
        act(*arguments, **more)
    assert (refusal.value.status, refusal.value.code) == (status, code)


def test_whoever_has_the_code_of_a_side_stands_for_it_from_outside():
    code = records.renew(KEY, "leadership", "")
    assert enter(code.lower()) == "leadership"
    assert records.sides_of(COURSE, RECORD, "7") == [KEY] and records.sides_of(COURSE, RECORD, "8") == []
    assert records.side_in(api.read(KEY), "7") == "leadership"
    assert records.side_in(api.read(KEY), "8") is None


def test_a_code_serves_one_person_as_often_as_she_comes():
    code = records.renew(KEY, "leadership", "")
    assert enter(code) == enter(code) == "leadership"
    refused(403, "code", enter, code, "8")
    assert [mark.person for mark in api.read(KEY).marks] == ["7"]


def test_no_code_is_stored_and_none_names_who_came_with_it():
    code = records.renew(KEY, "leadership", "")
    enter(code)
    secret = code.partition("-")[2]
    assert secret not in str(dump()) and secret.replace("-", "") not in str(dump())
    assert [item.person for item in api.read(KEY).items] == [None]
    assert stored(CODE)["leadership"]["used"] is True


@pytest.mark.parametrize("given", ["", "x", "4711-ABCD-EFGH-JKMN", "9" * 20])
def test_what_is_no_code_opens_nothing(given):
    records.renew(KEY, "leadership", "")
    refused(403, "code", enter, given)


def test_a_code_opens_its_own_record_of_its_own_course_only():
    code = records.renew(KEY, "leadership", "")
    refused(403, "code", enter, code, context="course-v1:d+e+f")
    refused(403, "code", enter, code, record="workshop:y")
    secret = code.partition("-")[2]
    elsewhere = records.renew(api.SpaceKey(COURSE, RECORD, "code:2"), "leadership", "")
    refused(403, "code", enter, f"{elsewhere.partition('-')[0]}-{secret}")
    assert enter(code) == "leadership"


def test_a_new_code_ends_the_place_of_whoever_came_with_the_old_one_on_that_side_alone():
    old, other = records.renew(KEY, "leadership", ""), records.renew(KEY, "council", "")
    enter(old, "7"), enter(other, "8")
    new = records.renew(KEY, "leadership", "")
    assert new != old
    assert [(mark.target, mark.person) for mark in api.read(KEY).marks] == [("council", "8")]
    refused(403, "code", enter, old)
    assert enter(new, "9") == "leadership"


def test_the_same_request_for_a_code_gives_the_same_one_and_ends_nobodys_place():
    code = records.renew(KEY, "leadership", "a" * 32)
    enter(code)
    assert records.renew(KEY, "leadership", "a" * 32) == code
    assert records.side_in(api.read(KEY), "7") == "leadership"
    refused(403, "code", enter, code, "8")
    assert records.renew(KEY, "leadership", "b" * 32) != code
    assert records.side_in(api.read(KEY), "7") is None


def test_whoever_works_on_it_signs_for_her_own_side_and_keeps_no_code_busy():
    code = records.renew(KEY, "leadership", "")
    refused(409, "inside", enter, code, belongs=True)
    assert stored(CODE)["leadership"]["used"] is False and api.read(KEY).marks == ()


def test_nobody_stands_for_two_sides():
    first, second = records.renew(KEY, "leadership", ""), records.renew(KEY, "council", "")
    enter(first)
    refused(409, "other_side", enter, second)
    refused(409, "other_side", sign, "7", own="team")
    assert stored(SIGNATURE) == {} and stored(CODE)["council"]["used"] is False


def test_both_sides_sign_the_same_version_each_once():
    enter(records.renew(KEY, "leadership", ""))
    with time_machine.travel("2027-03-01T12:00Z", tick=False):
        assert sign("7") == 1
    with time_machine.travel("2027-03-02T12:00Z", tick=False):
        assert sign("3", own="team") == sign("4", own="team") == 1
    assert records.signed(records.by_kind(api.read(KEY).items)) == Signed(
        [Version(1, digest(STATE), {"scope": [("a", {"name": "Briefe"})]})],
        [Signature("leadership", 1, date(2027, 3, 1)), Signature("team", 1, date(2027, 3, 2))],
    )
    assert {item.person for item in api.read(KEY).items} == {None}


def test_the_day_of_a_signature_is_that_of_the_clock_on_the_wall():
    with time_machine.travel("2027-03-01T23:30Z", tick=False), timezone.override("Europe/Berlin"):
        sign("3", own="team")
    assert stored(SIGNATURE) == {"team-1": {"side": "team", "version": 1, "day": "2027-03-02"}}


def test_another_text_is_another_version_and_one_that_comes_back_keeps_its_number():
    numbers = [sign("3", state, own="team") for state in (STATE, OTHER, STATE)]
    assert numbers == [1, 2, 1]
    assert stored(VERSION).keys() == {"1", "2"} and stored(SIGNATURE).keys() == {"team-1", "team-2"}


def test_nothing_is_signed_that_was_not_read_or_by_whoever_stands_for_nobody():
    refused(409, "changed", sign, "3", own="team", seen=digest(OTHER))
    refused(403, "no_side", sign, "3")
    assert api.read(KEY).items == ()


def test_what_another_release_stored_otherwise_is_left_out_and_the_rest_is_in_order():
    good = [{"number": number, "digest": f"d{number}", "state": {}} for number in (10, 9)]
    bad = [{}, {"number": "one", "digest": "d", "state": {}}, {"number": 1, "digest": "d", "state": []}, {"number": 1}]
    signatures = [{"side": side, "version": 9, "day": "2027-03-01"} for side in ("team", "leadership")]
    found = records.signed(
        {
            VERSION: {str(place): data for place, data in enumerate([*good, *bad])},
            SIGNATURE: {str(place): data for place, data in enumerate([*signatures, {"side": "team"}, {"side": 1}])},
            "workshop.row": {"r": {"number": 1}},
        }
    )
    assert [version.number for version in found.versions] == [9, 10]
    assert [(signature.side, signature.version) for signature in found.signatures] == [("leadership", 9), ("team", 9)]
    assert records.signed({}) == Signed([], [])


def test_every_kind_that_is_stored_is_named():
    enter(records.renew(KEY, "leadership", ""))
    sign("7")
    snapshot = api.read(KEY)
    assert (
        {row.kind for row in (*snapshot.items, *snapshot.marks)}
        == set(records.STORES)
        == {CODE, SIDE, VERSION, SIGNATURE}
    )
