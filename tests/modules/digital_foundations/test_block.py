"""W1 as its people meet it: what comes first, findings in words, levels by their names, a page for the leadership."""

import pytest
from django.utils import translation

from tests.desk import Site
from tests.modules.workshop.sheet import form, row, save, seat, send, text
from xblocks.modules.digital_foundations.content import default
from xblocks.modules.workshop import example, takeaway

pytestmark = pytest.mark.django_db

TAG = "lotse_digital_foundations"
OZG = {"name": "OZG", "kind": "law", "level": "Bund", "relevance": "5", "readiness": "2"}
COUNCIL = {"name": "IT-Planungsrat", "kind": "actor", "level": "Bund-Länder", "relevance": "3", "readiness": "3"}
SERVICE = {"name": "EfA service", "kind": "practice", "level": "Land", "relevance": "4", "readiness": "4"}


@pytest.fixture
def anna():
    """Somebody with the domain's example A."""
    person = seat(tag=TAG)
    for key, cells in (("r1", OZG), ("r2", COUNCIL), ("r3", SERVICE)):
        assert save(person, key, cells, table="items").status == 200
    return person


def said(person):
    """What the sheet says, in English."""
    return text(person.page())


def test_the_sentence_that_comes_first(anna):
    assert "In “Act”: 1 of 3 entries, 1 of them without an office in charge." in said(anna)
    assert send(anna, form(anna, "r1", "items"), owner="Citizens’ office").status == 200
    assert "In “Act”: 1 of 3 entries, none of them without an office in charge." in said(anna)
    assert send(anna, form(anna, "r1", "items"), readiness="3").status == 200
    assert "In “Act”: no entry." in said(anna)


def test_the_field_in_that_sentence_is_in_the_language_of_the_content(anna):
    assert '<p class="lotse-sentence">In “<span lang="en">Act</span>”' in anna.page()


def test_findings_are_said_in_words(anna):
    assert "Entry 1: OZG: priority 15" in said(anna)
    send(anna, form(anna, "r2", "items"), level="Bund")
    send(anna, form(anna, "r3", "items"), level="Bund", kind="law")
    assert "Levels on the map: 1" in said(anna)
    assert "No entry yet: Practice" in said(anna)


def test_a_level_has_its_name_and_keeps_the_key_of_the_domain(anna):
    assert "Federal and Länder" in row(anna, 2, "items")
    assert form(anna, "r2", "items")["cell.level"] == "Bund-Länder"


def test_a_level_by_another_key_is_refused(anna):
    answer = send(anna, form(anna, "r2", "items"), level="Bund-Laender")
    assert answer.status == 400
    assert "Federal and Länder" in row(anna, 2, "items")


def test_the_figures_with_their_formulas(anna):
    page = said(anna)
    for figure in (
        "Index of readiness",
        "58.3 %",
        "Highest priority",
        "relevance × (relevance − readiness), at least 0",
    ):
        assert figure in page


def test_an_empty_sheet_says_nothing_first():
    page = seat(tag=TAG).page()
    assert "lotse-sentence" not in page and "Index of readiness" not in text(page)


@pytest.mark.parametrize(
    ("language", "sentence", "act"),
    [
        ("de", "Unter „Handeln“: 3 von 8 Einträgen, davon 1 ohne verantwortliche Stelle.", "3 von 8"),
        ("en", "In “Act”: 3 of 8 entries, 1 of them without an office in charge.", "3 of 8"),
        ("da", "I »Tag fat«: 2 af 8 punkter, heraf 1 uden en ansvarlig.", "2 af 8"),
    ],
)
def test_the_example_in_each_language(language, sentence, act):
    with translation.override(language):
        block = Site(language=language).desk(f'<{TAG} url_name="x"/>', language=language).block()
        shown = example.sheet(block, block.readable_content())
        assert sentence in text(takeaway.page(shown).text)
        leadership = text(takeaway.leadership(shown).text)
    assert act in leadership and default(language).figure("unowned").title in leadership
    rules = [(entry["rule"], entry["severity"]) for entry in shown.result.findings]
    assert rules == [("W1-1", "error"), ("W1-2", "warning")]
