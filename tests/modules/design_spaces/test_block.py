"""W4 as two sides meet it: a code for each, the same version signed by both, and whatever changes voids it."""

import re

import pytest
from django.contrib.auth import get_user_model
from webob import Request

from tests import forms, markup
from tests.database import work_of
from tests.modules.workshop.sheet import form_team, join, save, seat, seen, text

pytestmark = pytest.mark.django_db

RIGHT = {"topic": "Wording of letters", "level": "3"}


@pytest.fixture
def anna():
    """Somebody with a mandate of a team."""
    person = seat(tag="lotse_design_spaces")
    form_team(person)
    save(person, "subject", {"subject": "Letters"}, table="subject")
    save(person, "r1", RIGHT, table="decision_rights")
    save(person, "i1", {"name": "Letters of the front office"}, table="scope_in")
    return person


@pytest.fixture
def head(anna):
    """The head of department, who has the code of the leadership."""
    person = anna.but(person=2)
    assert stand(person, code(anna)).status == 200
    return person


def code(person, side="leadership", request=""):
    answer = person.call("side_code", {"side": side, "request": request})
    return re.search(r"\d+(-[0-9A-Z]{4}){3}", answer.html)[0]


def stand(person, given):
    return person.call("stand_for", {"code": given})


def sign(person, **more):
    """Press the button on the page that she sees now."""
    return person.call("sign", {**forms.payload(person.page(), "sign"), "sure": True, **more})


def said(person):
    """What the page says under "Signing"."""
    (part,) = markup.parsed(person.page()).xpath("//*[@data-region='signing']")
    return " ".join(part.text_content().split())


def agreement(person, suffix):
    """The page to print."""
    return person.send("agreement", Request.blank("/"), suffix)


def findings(person):
    """What the rules say of the signatures."""
    return text(person.page()).partition("What the sheet says")[2].partition("Signing")[0]


def test_a_code_and_a_signature_ask_once_where_she_works(anna, placed):
    page = forms.payload(anna.page(), "sign")
    placed.clear()
    code(anna)
    assert placed == ["lotse_design_spaces"]
    assert anna.call("sign", {**page, "sure": True}).status == 200
    assert placed == ["lotse_design_spaces"] * 2


def test_a_mandate_holds_once_both_sides_have_signed_the_same_version(anna, head):
    assert "Not signed by both sides yet" in findings(anna)
    assert sign(anna).json["message"] == "Signed: version 1"
    assert "Leadership: not signed yet. Team: version 1." in findings(anna)
    assert "Sign for: Leadership" in said(head)
    assert sign(head).status == 200
    assert "Both sides have signed this version." in findings(anna)
    assert "Not signed by both sides yet" not in findings(anna)
    assert "sign" not in {form.get("data-handler") for form in markup.parsed(head.page()).iter("form")}


def test_any_edit_voids_the_signatures_and_going_back_brings_them_back(anna, head):
    sign(anna), sign(head)
    save(anna, "o1", {"name": "Fees"}, table="scope_out")
    assert "Leadership: not signed yet. Team: not signed yet." in findings(anna)
    assert "Version 2" in said(anna)
    assert sign(anna).json["message"] == "Signed: version 2"
    anna.call("delete_row", {"table": "scope_out", "row": "o1", "seen": seen(anna, "o1", "scope_out")})
    assert "Both sides have signed this version." in findings(anna)
    assert "Version 1" in said(anna).partition("What has been")[0]


def test_what_the_team_asks_for_beside_is_no_part_of_it(anna):
    sign(anna)
    save(anna, "leadership", {"decision": "Say yes."}, table="leadership")
    assert "Team: version 1." in findings(anna)


def test_whoever_stands_for_a_side_reads_the_agreement_and_is_no_member(anna, head):
    page = said(head)
    assert "Wording of letters" in page and "Letters of the front office" in page
    assert "You work alone" in text(head.page())
    assert save(head, "x", RIGHT, table="decision_rights").status == 200  # on a sheet of her own
    assert "x" not in {key for _kind, key, *_ in work_of(1)}
    assert head.call("side_code", {"side": "team"}).json["error"] == "alone"
    printed = agreement(head, "0-0").html
    assert "Letters of the front office" in printed


def test_whoever_stands_for_a_side_reads_no_names_of_the_team(anna, head):
    get_user_model().objects.create(pk=1, username="anna", first_name="Annamaria", last_name="Lind")
    named = [agreement(person, "0-0").html for person in (anna, head)]
    assert ["Annamaria" in page for page in named] == [True, False]
    assert "Annamaria" not in head.page()


def test_nobody_signs_for_the_other_side(anna, head):
    colleague = anna.but(person=4)
    join(colleague, re.search(r"\d+(-[0-9A-Z]{4}){3}", anna.call("renew_code", {}).html)[0])
    assert stand(colleague, code(anna)).json["error"] == "inside"
    assert stand(anna, code(anna)).json["error"] == "inside"
    assert stand(anna.but(person=5), code(anna, "team")).status == 200
    assert stand(anna.but(person=5), code(anna, "leadership")).json["error"] == "other_side"


def test_whoever_joins_the_team_signs_for_nobody_any_more(anna, head):
    page = forms.payload(head.page(), "sign")
    join(head, re.search(r"\d+(-[0-9A-Z]{4}){3}", anna.call("renew_code", {}).html)[0])
    for place in (0, 1):
        answer = head.call("sign", {**page, "place": place, "sheet": "", "sure": True})
        assert answer.json["error"] in ("other_side", "no_side")
    assert "not signed yet" in findings(anna)


def test_a_code_serves_one_person_and_a_new_one_ends_her_place(anna):
    given = code(anna)
    assert stand(anna.but(person=2), given).status == 200
    assert stand(anna.but(person=2), given).status == 200  # the same request twice
    assert stand(anna.but(person=5), given).status == 403
    new = code(anna)
    assert "Sign for" not in said(anna.but(person=2))
    assert stand(anna.but(person=2), given).status == 403
    assert stand(anna.but(person=5), new).status == 200


def test_the_same_request_for_a_code_twice_ends_nobodys_place(anna):
    given = code(anna, request="c" * 32)
    stand(anna.but(person=2), given)
    assert code(anna, request="c" * 32) == given
    assert "Sign for: Leadership" in said(anna.but(person=2))


@pytest.mark.parametrize("given", ["", "nonsense", "1-AAAA-BBBB-CCCC", "99999-AAAA-BBBB-CCCC"])
def test_a_wrong_code_opens_nothing(anna, given):
    answer = stand(anna.but(person=2), given)
    assert (answer.status, answer.json["error"]) == (403, "code")


def test_the_codes_of_the_team_and_of_a_side_do_not_open_each_others_doors(anna):
    team = re.search(r"\d+(-[0-9A-Z]{4}){3}", anna.call("renew_code", {}).html)[0]
    assert stand(anna.but(person=2), team).status == 403
    assert join(anna.but(person=2), code(anna)).status == 403


def test_what_changed_since_it_was_read_is_not_signed(anna, head):
    page = forms.payload(head.page(), "sign")
    save(anna, "i2", {"name": "Online forms"}, table="scope_in")
    answer = head.call("sign", {**page, "sure": True})
    assert (answer.status, answer.json["error"]) == (409, "changed")
    assert "Online forms" in answer.json["regions"]["signing"]
    assert sign(head).status == 200


def test_reading_is_confirmed_first(anna):
    assert sign(anna, sure=False).json["error"] == "not_sure"
    assert "Team: not signed yet." in findings(anna)


def test_signing_twice_is_signing_once(anna):
    page = forms.payload(anna.page(), "sign")
    sent = [anna.call("sign", {**page, "sure": True}).json["message"] for _ in range(2)]
    assert sent == ["Signed: version 1"] * 2
    assert said(anna).count("signed on") == 2  # as it stands, and in the list of versions


def test_what_was_signed_is_kept_and_shows_the_difference_to_today(anna, head):
    sign(head)
    save(anna, "i1", {"name": "Letters of all offices"}, table="scope_in", seen=seen(anna, "i1", "scope_in"))
    assert "The text has changed since you signed" in said(head)
    printed = markup.parsed(agreement(anna, "0-1").html)
    told = " ".join(printed.text_content().split())
    assert "This is the text as it was signed. Today it is different:" in told
    (gone,) = printed.iter("del")
    (new,) = printed.iter("ins")
    assert (gone.text, new.text) == ("Letters of the front office", "Letters of all offices")
    assert "Version 1" in told and "Leadership" in told


def test_the_printed_sheet_says_who_has_signed(anna, head):
    sign(anna), sign(head)
    assert text(anna.call("printable", None).html).count("signed on") >= 2


@pytest.mark.parametrize("suffix", ["0-9", "7-0", "x-1", "0-x", "٣-1", "1234567890123-0"])
def test_there_is_no_other_agreement(anna, suffix):
    assert agreement(anna, suffix).status == 400


def test_alone_the_agreement_is_printed_and_signed_on_paper():
    person = seat(tag="lotse_design_spaces")
    save(person, "r1", RIGHT, table="decision_rights")
    assert "Only a sheet that a team shares is signed here." in said(person)
    assert "Wording of letters" in agreement(person, "0-0").html
    assert person.call("sign", {"place": 0, "seen": "0" * 64, "sure": True}).json["error"] == "no_side"


def test_two_people_may_not_be_at_each_others_mandate(anna, head):
    stranger = anna.but(person=7)
    answer = stranger.call("sign", {**forms.payload(anna.page(), "sign"), "sheet": "", "sure": True})
    assert answer.json["error"] == "no_side"
