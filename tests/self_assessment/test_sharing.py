"""A profile is shared on purpose or not at all, and its owner sees with whom."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from opaque_keys.edx.keys import CourseKey

from tests import markup
from tests.database import Queries, dump
from tests.desk import Desk, Site
from tests.self_assessment.framework import answer_all
from xblocks.self_assessment.sharing import MAX_SHARES
from xblocks.spaces import api


@pytest.fixture
def shared(desk: Desk) -> tuple[Desk, str]:
    """Anna has answered, and made a code."""
    answer_all(desk, {"explain": "2", "data": "0"})
    return desk, code_of(desk)


def code_of(desk: Desk) -> str:
    (code,) = re.findall(r"\d+(?:-[2-9A-Z]{4}){3}", desk.call("share", {}).html)
    return code


def shares(desk: Desk) -> list[list[str]]:
    """The table of codes, as its owner sees it: who used each, and its key."""
    rows = markup.parsed(desk.page()).xpath("//form[@data-handler='withdraw']/ancestor::tr")
    return [[row.xpath("normalize-space(td[2])"), row.xpath(".//button/@value")[0]] for row in rows]


def test_whoever_is_given_the_code_sees_the_profile_and_the_owner_sees_who(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    bo = anna.but(person=2)
    seen = bo.call("redeem", {"code": code})
    assert seen.status == 200
    assert "Anna Ahorn" in seen.html and "Explaining clearly" in seen.html
    assert markup.problems(f"<div lang='en'>{seen.html}</div>") == []
    assert [names for names, _ in shares(anna)] == ["Bo Birke"]
    bo.call("redeem", {"code": code})
    assert [names for names, _ in shares(anna)] == ["Bo Birke"]


def test_the_code_itself_is_kept_nowhere_and_shown_once(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    secret = code.partition("-")[2]
    assert secret not in str(dump()) and secret.replace("-", "") not in str(dump())
    assert secret not in anna.page()


@pytest.mark.parametrize(
    "change", [str.lower, str.strip, lambda code: f" {code} ", lambda code: code.replace("-", " - ")]
)
def test_a_code_may_be_typed_carelessly(shared: tuple[Desk, str], change: Callable[[str], str]) -> None:
    anna, code = shared
    assert anna.but(person=2).call("redeem", {"code": change(code)}).status == 200


def test_the_owner_may_look_through_her_own_code_without_a_trace(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    assert anna.call("redeem", {"code": code}).status == 200
    assert [names for names, _ in shares(anna)] == ["nobody yet"]


def test_a_code_that_names_the_space_of_a_team_opens_nothing(shared: tuple[Desk, str]) -> None:
    """Its group may be as long as a group can be."""
    anna, code = shared
    key = api.SpaceKey(str(anna.site.course), "workshop:x", "team:" + "x" * 59)
    with api.write(key) as space:
        number = space.space_id
        space.put("workshop.row", "r", {}, person=None)
    assert anna.but(person=2).call("redeem", {"code": f"{number}-{code.partition('-')[2]}"}).status in (400, 403, 409)


def test_a_withdrawn_code_opens_nothing_and_its_traces_go(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    bo = anna.but(person=2)
    bo.call("redeem", {"code": code})
    ((_, key),) = shares(anna)
    assert anna.call("withdraw", {"share": key}).status == 200
    assert shares(anna) == []
    refused = bo.call("redeem", {"code": code})
    assert (refused.status, refused.json["error"]) == (400, "no_such_code")
    assert [row for row in dump()["lotse_mark"] if not row["deleted"]] == []
    assert anna.call("withdraw", {"share": key}).status == 200


def test_nobody_withdraws_somebody_elses_code(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    ((_, key),) = shares(anna)
    anna.but(person=2).call("withdraw", {"share": key})
    assert len(shares(anna)) == 1
    assert anna.but(person=2).call("redeem", {"code": code}).status == 200


def test_a_code_opens_only_this_record_of_this_course(shared: tuple[Desk, str], place: Callable[..., Desk]) -> None:
    _anna, code = shared
    elsewhere = Site(CourseKey.from_string("course-v1:Haselbrueck+IP+2028"), language="en")
    before = dump()
    for desk in (place(record="other", person=2), place(person=2, where=elsewhere)):
        assert desk.call("redeem", {"code": code}).status == 400
    assert dump() == before
    assert place("T2", person=2).call("redeem", {"code": code}).status == 200  # another occasion of the same record


@pytest.mark.parametrize(
    "code",
    ["", "-", "1", "1-", "1-AAAA-AAAA-AAAA", "999999-AAAA-AAAA-AAAA", "9999999999999999-AAAA-AAAA-AAAA", "1-AAAA", "x-AAAA-AAAA-AAAA", "١-AAAA-AAAA-AAAA", "-1-AAAA-AAAA-AAAA"],
)  # fmt: skip
def test_guesses_open_nothing_and_leave_nothing(shared: tuple[Desk, str], code: str) -> None:
    anna, _ = shared
    before = dump()
    refused = anna.but(person=2).call("redeem", {"code": code})
    assert (refused.status, refused.json["error"]) == (400, "no_such_code")
    assert dump() == before


def test_the_code_of_one_share_does_not_open_with_another_number(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    bo = anna.but(person=2)
    answer_all(bo, {"explain": "1", "data": "1"})
    other = code_of(bo)
    mixed = other.partition("-")[0] + "-" + code.partition("-")[2]
    assert anna.but(person=3).call("redeem", {"code": mixed}).status == 400


def test_there_is_a_limit_to_codes(shared: tuple[Desk, str]) -> None:
    anna, _ = shared
    answers = [anna.call("share", {}) for _ in range(MAX_SHARES)]
    assert [answer.status for answer in answers] == [200] * (MAX_SHARES - 1) + [429]
    assert answers[-1].json["error"] == "too_many"
    anna.call("withdraw", {"share": shares(anna)[0][1]})
    assert anna.call("share", {}).status == 200


def test_there_is_nothing_to_share_before_the_first_answer(desk: Desk) -> None:
    assert desk.call("share", {}).status == 409
    assert "share" not in markup.parsed(desk.page()).xpath("//form/@data-handler")


def test_deleting_withdraws_every_code(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    anna.call("delete", {"sure": True})
    assert anna.but(person=2).call("redeem", {"code": code}).status == 400


def test_a_shared_profile_is_of_the_moment_and_goes_with_the_answers(
    shared: tuple[Desk, str], place: Callable[..., Desk]
) -> None:
    _anna, code = shared
    bo = place(person=2)
    assert "Retrospective" not in bo.call("redeem", {"code": code}).html
    answer_all(place("T2"), {"explain": "2", "data": "2"})
    answer_all(place("then"), {"explain": "1", "data": "0"})
    assert "Retrospective" in bo.call("redeem", {"code": code}).html


def test_many_readers_cost_no_more_queries_than_one(shared: tuple[Desk, str]) -> None:
    anna, code = shared
    counts = []
    for people in (range(10, 11), range(11, 50)):
        for person in people:
            User.objects.create(pk=person, username=f"user{person}")
            anna.but(person=person).call("redeem", {"code": code})
        with Queries() as queries:
            anna.view()
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
