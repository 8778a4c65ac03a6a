"""What the pages and papers of the Grundprogramm promise about storage, readers and attendance is what the code does."""

import json
import re
from functools import cache
from importlib.resources import files

import pytest
from django.core.management import load_command_class
from django.utils import translation
from lxml import html

from course_export.programme.load import load
from course_export.programme.model import Moment
from tests.course_export.making import IP_BASIC, grundprogramm
from xblocks.core.disclosure import MINIMUM
from xblocks.core.privacy import RECORDS
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective.model import (
    MOST_CHOSEN,
    MOST_PER_CLUSTER,
    MOST_VOTES,
    NEARLY,
    REOPEN_FOR,
    votes_each,
)
from xblocks.spaces import api

WORDS = {1: "ein", 2: "zwei", 3: "drei", 4: "vier", 5: "fünf", 9: "neun", 10: "zehn"}
YEAR = 365

#: Whose work each line of the page's first table speaks of.
READERS = {
    "Ihr Kompetenzcheck": {"self_assessment.rating"},
    "Ihr Kompetenzcheck, wenn Sie einen Code weitergeben": {"self_assessment.share", "self_assessment.redemption"},
    "Ihre Notizen, Vorsätze und Antworten auf Transferfragen": {"reflection.entry", "reflection.intention"},
    "Ein Arbeitsblatt, das Sie allein führen": {"workshop.row"},
    "Ein Arbeitsblatt, das Sie im Team führen": {"workshop.member"},
    "Dass Sie für eine Seite eines Mandats stehen": {"signing.side"},
    "Welche Zeile eines Teamblatts Sie gerade offen haben": {"workshop.editing"},
    "Karten auf einer Pinnwand ohne Namen": {"retrospective.card"},
    "Karten auf einer Pinnwand mit Namen": {"retrospective.card"},
    "Dass Sie an der Pinnwand teilnehmen": {"retrospective.participant"},
    "Dass Sie die Pinnwand moderieren": {"retrospective.facilitator"},
    "Ihre Punkte auf der Pinnwand": {"retrospective.vote"},
    "Die Summen der Punkte oder was die Gruppe ausgewählt hat": {"retrospective.state"},
    "Die Maßnahmen": {"retrospective.action"},
    "Ihre Antworten im Puls eines Teams": {"questionnaire.answers"},
    "Dass Sie im Puls geantwortet haben": {"questionnaire.sent"},
}

#: The same for its table of periods: every kind that is stored stands in one line.
PERIODS = {
    "Einschätzungen, Notizen, Vorsätze": {"self_assessment.rating", "reflection.entry", "reflection.intention"},
    "Arbeitsblätter und die Mitglieder eines Teams": {"workshop.row", "workshop.member", "workshop.code"},
    "was an einem Mandat unterzeichnet ist, Codes und wer für eine Seite steht": {
        "signing.code",
        "signing.side",
        "signing.signature",
        "signing.version",
    },
    "welche Zeile eines Teamblatts Sie offen haben": {"workshop.editing"},
    "Maßnahmen": {"retrospective.action"},
    "Karten, Themengruppen und Stand der Pinnwand": {
        "retrospective.card",
        "retrospective.cluster",
        "retrospective.state",
    },
    "wer an der Pinnwand teilnahm oder moderierte": {"retrospective.participant", "retrospective.facilitator"},
    "Codes des Kompetenzchecks und ihre Einlösungen, Codes der Moderation": {
        "self_assessment.share",
        "self_assessment.redemption",
        "retrospective.code",
    },
    "was ein Puls ergeben hat": {"questionnaire.round"},
    "Antworten im Puls und das Kennzeichen dazu": {"questionnaire.open", "questionnaire.answers", "questionnaire.sent"},
    "Ihre Punkte": {"retrospective.vote"},
}


@cache
def texts() -> dict[str, str]:
    """Every text of the course, by its file."""
    files = grundprogramm().files
    return {
        name: " ".join(html.fromstring(content.decode()).text_content().split())
        for name, content in files.items()
        if re.match(r"(html|about|tabs)/.*\.html$", name)
    }


def page(name: str) -> str:
    """A page of the programme."""
    return texts()[f"html/{name}-text.html"]


def table(name: str, number: int) -> dict[str, str]:
    """A table of a page, its first column to its second."""
    tree = html.fromstring(grundprogramm().files[f"html/{name}-text.html"].decode())
    rows = tree.xpath(f"(//table)[{number}]//tbody/tr")
    return {first.text_content(): second.text_content() for first, second in (row.xpath("td")[:2] for row in rows)}


def audience(key: str) -> list[str]:
    """The roles that a unit is for; none if it is for all."""
    structure = load(IP_BASIC, "de").structure
    sections = {at[:4]: section for at, section in structure.sections()}
    [place] = [at for at, unit in structure.units() if unit.key == key]
    return sections[place[:4]].audience


def period(days: int) -> str:
    years, rest = divmod(days, YEAR)
    if rest or not years:
        return f"nach {days} Tagen" if days > 1 else "nach einem Tag"
    return f"{WORDS[years]} Jahr{'e' if years > 1 else ''} nach der letzten Änderung"


def test_the_page_names_the_readers_that_the_register_names():
    told = table("privacy", 1)
    for line, kinds in READERS.items():
        alone = [RECORDS[kind].who.startswith("Only you") for kind in kinds]
        assert [told[line].startswith("nur Sie")] * len(kinds) == alone, line
    assert {kind for kind, record in RECORDS.items() if record.personal} <= set().union(*READERS.values())


def test_the_page_gives_the_periods_of_the_register():
    told = table("privacy", 2)
    assert told.keys() == PERIODS.keys()
    for line, kinds in PERIODS.items():
        [days] = {RECORDS[kind].days for kind in kinds}
        assert told[line].endswith(period(days)), line
    assert sorted(RECORDS) == sorted(kind for kinds in PERIODS.values() for kind in kinds)


def test_what_only_one_person_reads_is_read_in_the_course():
    """Whoever runs the server can read the database: no sentence says more than what the course shows."""
    promise = re.compile(
        r"[^.!?|]*\b(?:liest|lesen|sieht|sehen)\b[^.!?|]*\b(?:niemand außer|nur Sie|nur, wer)\b[^.!?|]*"
    )
    found = [sentence.group() for text in texts().values() for sentence in promise.finditer(text)]
    assert len(found) > 5
    assert [sentence for sentence in found if not re.search(r"\b[Ii]m Kurs\b|Pinnwand", sentence)] == []
    for name in ("briefing-questions", "viewpoints", "retrospective"):
        assert "Was gespeichert wird und wer es sieht" in page(name)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["retrospective", "modules/workshop"])
def test_pages_where_people_write_together_say_what_stays_when_somebody_is_forgotten(page):
    template = files("xblocks").joinpath(page, "templates/privacy.html").read_text(encoding="utf-8")
    assert '{% include "kit/named_stays.html" %}' in template
    place = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")
    with api.write(place) as writer:
        for kind in ("retrospective.action", "workshop.row"):
            writer.put(kind, "a", {"who": "Anna Ahorn"}, person=None)
    api.forget_person("7")
    assert [item.data for item in api.read(place).items] == [{"who": "Anna Ahorn"}] * 2
    assert [row["text"] for row in api.find_mentions(["ahorn"], "7")] == ["Anna Ahorn"] * 2


def test_the_deletion_concept_names_what_the_export_holds():
    concept = (IP_BASIC / "de/documents/deletion-concept.md").read_text(encoding="utf-8")
    [told] = [line for line in concept.splitlines() if "lotse_personal_export" in line]
    assert "unter der Kennnummer der Person und in ihren eigenen Bereichen" in told and "--find-name" in told
    for command in ("lotse_personal_export", "lotse_forget"):
        parser = load_command_class("xblocks.spaces", command).create_parser("manage.py", command)
        assert "--find-name" in parser.format_help()


def test_no_text_promises_figures_that_nothing_computes():
    for name, text in texts().items():
        assert not re.search("Gruppenwert|bleiben auf Papier", text), name


def test_every_discussion_says_whether_leadership_may_read_it():
    structure = load(IP_BASIC, "de").structure
    sections = {at[:4]: section for at, section in structure.sections()}
    discussed = {unit.key: sections[at[:4]].audience for at, unit in structure.units() if unit.discussion}
    assert discussed["support"] == [] and discussed["opening"]
    for name, audience in discussed.items():
        read = not audience or "leadership" in audience
        assert "auch die Leitung" not in page(name), "it stands once, in the line below"
        _before, told = page(name).split("Lesen können das: ")
        assert ("Führung;" in told) == read, name


@pytest.mark.parametrize("name", ["privacy", "retrospective", "briefing-questions"])
def test_sums_and_results_need_as_many_people_as_the_code_asks_for(name):
    few = WORDS[MINIMUM]
    told = re.findall(r"(?:mindestens|weniger als|unter) (\w+) Personen", page(name))
    assert set(told) == {few}


def test_votes_are_told_as_they_are_counted():
    text = page("retrospective")
    assert f"höchstens {WORDS[MOST_VOTES]}." in text
    assert f"höchstens {WORDS[MOST_PER_CLUSTER]} Punkte" in text
    assert f"Bei neun Gruppen sind das {WORDS[votes_each(9)]}." in text
    assert f"mindestens {WORDS[NEARLY]} Punkte und liegt eine andere nur einen dahinter" in text


def test_choosing_and_opening_again_are_told_as_the_board_does_them():
    text = page("retrospective")
    assert f"markiert ein bis {WORDS[MOST_CHOSEN]} Themengruppen" in text
    assert f"{WORDS[REOPEN_FOR // 60]} Minuten lang noch einmal öffnen" in text
    with translation.override("de"):
        for button in ("Take part", "Choose by talking"):
            assert f"„{gettext_for()(button)}“" in text
        assert f"„{gettext_for()('Forget on this device')}“" in page("privacy")


def test_the_certificate_of_the_platform_says_what_the_platform_knows():
    structure = load(IP_BASIC, "de").structure
    policy = json.loads(grundprogramm().files["policies/r1/policy.json"])["course/r1"]
    text = policy["certificates"]["certificates"][0]["description"]
    percent = f"{structure.grading.pass_mark:.0%}".replace("%", " Prozent")
    assert f"Wissensfragen zu {WORDS[len(structure.modules())]} Modulen" in text
    assert percent in text
    assert "Stunden" not in text
    assert f"mindestens zu {percent} richtig" in page("certificate")
    assert "Für Ihre Teilnahme zählt nur die unterschriebene Bescheinigung." in page("certificate")


def test_whoever_decides_reads_first_that_nobody_has_tried_the_programme():
    untried = "Dieses Programm ist noch mit keiner Gruppe erprobt."
    for name in ("about/overview.html", "html/aims-text.html", "html/enquiry-text.html"):
        assert untried in texts()[name], name


def test_the_first_competence_check_opens_with_the_decision_to_start():
    """The page and the paper say so; before it nobody has an account."""
    structure = load(IP_BASIC, "de").structure
    [check_in] = [chapter for chapter in structure.chapters if chapter.key == "check-in"]
    assert check_in.opens == Moment(event="go")
    assert "öffnet im Kurs nicht vor diesem Tag" in page("lead-time")


def test_the_staff_side_sees_the_board_in_a_rehearsal_only():
    assert "staff_side" not in audience("pinboard")
    assert "Nur dort probieren sie auch die Pinnwand aus" in page("for-leadership")
    assert "die Pinnwand in einem Probelauf mit erfundenen Personen" in page("privacy")


def test_whoever_gets_the_report_reads_beforehand_what_is_evaluated():
    assert audience("evaluation") == []
    [chapter] = [
        chapter
        for chapter in load(IP_BASIC, "de").structure.chapters
        for section in chapter.sections
        for unit in getattr(section, "units", [])
        if unit.key == "evaluation"
    ]
    assert chapter.opens is None


def test_nobody_is_told_how_long_a_draft_has_been_known():
    """It goes out at a day of its own, which an operator may move, and the second day may follow the first."""
    for text in (page("draft-mandate"), page("lead-mandate-day"), page("day-1")):
        assert not re.search("Entwurf[^.]*seit (?:drei|vier|sechs) Wochen|Entwurf entsteht jetzt", text)
    assert "Der Entwurf ist schon verschickt (14. Dezember 2026)." in page("draft-mandate")


def test_the_glossary_is_in_the_order_of_the_alphabet():
    plain = str.maketrans("äöüÄÖÜ", "aouAOU")
    found = [term.translate(plain).casefold() for term in table("glossary", 1)]
    assert len(found) > 20 and found == sorted(found)
