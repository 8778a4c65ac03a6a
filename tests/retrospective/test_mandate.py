"""A retrospective on the transfer opens with the mandate of one's own team, and with nobody else's."""

import pytest

from tests import forms, scenarios
from tests.desk import Desk, Site
from tests.modules.design_spaces.test_block import RIGHT, code, stand
from tests.modules.workshop.sheet import form_team, save
from tests.retrospective.table import laid

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def anna(site: Site) -> Desk:
    """Somebody with a mandate of a team."""
    person = Desk(site, site.place(scenarios.scenario("lotse_design_spaces", "default").olx), 1, language="de")
    form_team(person)
    save(person, "subject", {"subject": "Briefe"}, table="subject")
    save(person, "r1", {**RIGHT, "condition": "Veto binnen zehn Tagen"}, table="decision_rights")
    return person


def table(site, **settings):
    return laid(site, **{"board_format": "transfer", "mandate": "default", **settings})


def sign(person: Desk) -> None:
    assert person.call("sign", {**forms.payload(person.page(), "sign"), "sure": True}).status == 200


def test_it_opens_with_the_mandate_of_her_own_team(site, anna):
    board = table(site)
    seen = board.people[1].sees()
    assert "Das Mandat Ihres Teams: Briefe (noch nicht von beiden Seiten unterzeichnet)" in seen
    assert "Wording of letters: mit Veto entscheiden (Veto binnen zehn Tagen)" in seen
    for other in (2, 9):
        assert "Mandat Ihres Teams" not in board.people[other].sees()


def test_what_counts_is_what_both_have_signed(site, anna):
    head = anna.but(person=2)
    stand(head, code(anna))
    sign(anna), sign(head)
    board = table(site)
    assert "Briefe (unterzeichnet: Fassung 1)" in board.people[1].sees()
    save(anna, "r2", {"topic": "Other topic", "level": "1"}, table="decision_rights")
    seen = board.people[1].sees()
    assert "(unterzeichnet: Fassung 1, seither geändert)" in seen and "Other topic" not in seen


def test_later_phases_and_other_formats_do_without(site, anna):
    assert "Mandat Ihres Teams" not in laid(site, name="other", mandate="default").people[1].sees()
    board = table(site, name="later")
    board.lead.advance("cluster")
    assert "Mandat Ihres Teams" not in board.people[1].sees()


def test_a_sheet_of_ones_own_is_no_mandate(site, anna):
    alone = anna.but(person=3)
    save(alone, "r1", RIGHT, table="decision_rights")
    assert "Mandat Ihres Teams" not in table(site).people[3].sees()


def test_whatever_is_wrong_with_the_mandate_the_board_opens(site, anna):
    site.place('<lotse_design_spaces url_name="default"><nonsense/></lotse_design_spaces>')
    seen = table(site).people[1].sees()
    assert "Phase 1" in seen and "Mandat Ihres Teams" not in seen


def test_a_course_without_the_mandate_goes_without():
    assert "Mandat" not in table(Site()).people[1].sees().replace("Mandatsvereinbarung", "")
