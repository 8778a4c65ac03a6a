"""What whoever looks into a rehearsed player sees: every view filled, for each person her own, and that it is made up."""

import re
import tarfile
from pathlib import Path

import pytest
from lxml import html

from tests.player import Player, Visitor
from tests.rehearsal.conftest import RETROSPECTIVE

GROUP = ["lena", "murat", "ines", "jonas", "gesa", "piotr", "helga", "sandra"]
MADE_UP = {
    "de": "Dies ist ein Beispiel: Die Gruppe und ihre Arbeit sind erfunden.",
    "en": "This is an example: the group and its work are made up.",
    "da": "Dette er et eksempel: Gruppen og dens arbejde er opdigtet.",
}
RATING = "lotse_self_assessment", "check-after-rating"
MAP = "lotse_digital_foundations", "digital_foundations-workshop-block"
PROCESS = "lotse_process_design", "process_design-workshop-block"
PLAN = "lotse_participation", "participation-workshop-block"
STRATEGY = "lotse_digital_strategy", "digital_strategy-workshop-block"
FUTURES = "lotse_future_of_work", "future_of_work-workshop-block"
NETWORK = "lotse_networks", "networks-workshop-block"
COMPETENCES = "lotse_people_competences", "people_competences-workshop-block"
MANDATE = "lotse_design_spaces", "design_spaces-workshop-block"
TEAM = "lotse_team_building", "team_building-workshop-block"
BOARD = "lotse_retrospective", "retrospective-board"
FOLDER = "lotse_portfolio", "portfolio"
PAPERS = [
    (RATING, "printable"),
    *(
        (sheet, paper)
        for sheet in (MAP, PROCESS, PLAN, STRATEGY, FUTURES, NETWORK, MANDATE, COMPETENCES, TEAM)
        for paper in ("printable", "leadership")
    ),
    (BOARD, "printable"),
    (BOARD, "projector"),
    (FOLDER, "printable"),
    (FOLDER, "download"),
    (("lotse_reflection", "intentions"), "printable"),
]


def key(block: tuple[str, str]) -> str:
    return f"block-v1:Haselbrueck+IP-BASIC+2027+type@{block[0]}+block@{block[1]}"


def text(page: str) -> str:
    """What stands on a page, with single spaces; nothing of its scripts and styles."""
    tree = html.fromstring(page)
    for hidden in tree.xpath("//script | //style"):
        hidden.drop_tree()
    return " ".join(tree.text_content().split())


def paper(visitor: Visitor, block: tuple[str, str], name: str) -> str:
    answer = visitor.get(f"/handler/{key(block)}/{name}")
    assert answer.status_code == 200
    return text(answer.text)


def region(visitor: Visitor, block: tuple[str, str], handler: str) -> str:
    """What a block's page asks for as soon as it is there."""
    answer = visitor.call(key(block), handler, {})
    assert answer.status_code == 200
    return text("".join(answer.json()["regions"].values()))


@pytest.mark.parametrize("person", ["lena", "facilitator"])
def test_every_unit_is_there(player: Player, person: str) -> None:
    visitor = player.visitor(person)
    units = set(re.findall(r'href="(/unit/[^"#]+)"', visitor.get("/").text))
    assert len(units) > 120
    for unit in sorted(units):
        page = visitor.get(unit)
        assert page.status_code == 200
        assert 'class="notice"' not in page.text, unit


@pytest.mark.parametrize("person", GROUP)
def test_each_of_the_group_has_work_of_her_own(player: Player, person: str) -> None:
    visitor = player.visitor(person)
    assert "Mein Profil" in text(visitor.get("/unit/rate-after").text)
    parts = region(visitor, FOLDER, "gather")
    assert "Profil: Kompetenzcheck" in parts
    assert "Ihre Vorsätze" in parts
    assert "Prozesse gestalten" in parts
    assert "Pinnwand der Retrospektive" in parts


def test_the_outline_opens_on_the_day_of_the_retrospective(player: Player) -> None:
    lena = text(player.visitor("lena").get("/").text)
    assert "Heute, 26. April 2027 Retrospektive" in lena
    assert re.search(r"1[0-9]{2} von 133 Einheiten erledigt", lena)
    assert "Weiter mit" in lena
    assert f'value="{RETROSPECTIVE}"' in player.visitor("lena").get("/").text


def test_whoever_comes_without_choosing_is_one_of_the_group(player: Player) -> None:
    assert "Rang 1, gleichauf" in region(Visitor(player.url), BOARD, "poll")


def test_the_profile_shows_before_now_and_looking_back(player: Player) -> None:
    profile = text(player.visitor("lena").get("/unit/rate-after").text)
    for part in ("Einfache Differenz: im Mittel +0,8", "Rückblickende Differenz: im Mittel +1,3", "Ziel"):
        assert part in profile
    # Looking back was voluntary, and one left it out.
    assert "Rückblickende Differenz: im Mittel" not in text(player.visitor("murat").get("/unit/rate-after").text)


def test_the_sheets_have_pictures_figures_and_findings(player: Player) -> None:
    lena, helga = player.visitor("lena"), player.visitor("helga")
    process = text(lena.get("/unit/process_design-workshop").text)
    for part in ("Gesa, Lena, Murat, Piotr", "Soll-Prozess in Bahnen", "51 Minuten weniger Arbeit", "Medienbruch"):
        assert part in process
    assert "Wohngeld: fehlende Nachweise nachfordern" in text(helga.get("/unit/process_design-workshop").text)
    found = text(lena.get("/unit/digital_foundations-workshop").text)
    assert "Unter „Handeln“: 3 von 9 Einträgen, davon 1 ohne verantwortliche Stelle." in found
    plan = text(lena.get("/unit/participation-workshop").text)
    assert "Gruppe 4: Seniorenbeirat" in plan and "Anregung: Kritisch" in plan
    strategy = text(lena.get("/unit/digital_strategy-workshop").text)
    assert "Fahrplan nach Quartalen" in strategy and "Warnung: Maßnahme ohne Ziel" in strategy
    network = text(lena.get("/unit/networks-workshop").text)
    assert "Teil 2: Hochschule" in network and "Büro für Leichte Sprache (Unternehmen; verbunden mit" in network
    competences = text(lena.get("/unit/people_competences-workshop").text)
    assert "Kein Profil erreicht das Soll: C10. Nur ein Profil erreicht das Soll: C9." in competences
    assert "1 Abstand 2, Maßnahme 1" in competences and "Kann andere anleiten" in competences
    team = text(lena.get("/unit/team_building-workshop").text)
    assert "Alle Rollen sind besetzt." in team and "Was die letzte Runde ergab Phase: Auseinandersetzung" in team
    assert "Bedenken behalte ich manchmal lieber für mich." in team.split("Fokus")[1].split("Geteilt")[0]
    futures = text(player.visitor("ines").get("/unit/future_of_work-workshop").text)
    assert "Als Achsen vorgeschlagen: Kommen die Menschen weiter ins Rathaus?" in futures
    mandate = text(player.visitor("gesa").get("/unit/design_spaces-workshop").text)
    assert "Das Mandat ist offen" in mandate
    assert re.search("2 vorschlagen: [^:]*Felder im Online-Antrag", mandate)
    assert "4 Die Schlange vor der Tür" in futures and "Terminsystem mieten, zwei Jahre, kündbar" in futures


def test_the_board_is_closed_with_ranks_and_actions(player: Player) -> None:
    board = region(player.visitor("ines"), BOARD, "poll")
    assert "Phase 6 von 6: Abgeschlossen" in board
    assert "Unterschriften und Umlaufmappen Rang 1, gleichauf · Punkte: 6" in board
    assert "Was dürfen wir? Rang 3 · Punkte: 3" in board
    assert "Wer: Gesa · bis 20.05.2027 · offen" in board
    # One of Lena's intentions was posted; she alone sees the others.
    assert "Was Sie sich vorgenommen hatten" in region(player.visitor("lena"), BOARD, "poll")
    assert "Drei Genehmigungen" not in board
    assert "Moderieren" in region(player.visitor("facilitator"), BOARD, "poll")


def test_people_talked(player: Player) -> None:
    page = text(player.visitor("newcomer").get("/unit/support").text)
    assert re.search(r"Murat 0?5\. Januar 2027 09:05 Murat vom Bauhof", page)
    assert "Moderation" in page


@pytest.mark.parametrize("language", MADE_UP)
@pytest.mark.parametrize("path", ["/", "/unit/my-folder", "/about", "/page/enquiry", "/unit/none"])
def test_every_page_says_that_it_is_made_up(player: Player, language: str, path: str) -> None:
    for person in ("lena", "newcomer", "facilitator", "author"):
        assert MADE_UP[language][:-1] in text(player.visitor(person, language=language).get(path).text)


@pytest.mark.parametrize(("block", "name"), PAPERS)
def test_every_paper_says_so(player: Player, block: tuple[str, str], name: str) -> None:
    said = paper(player.visitor("lena", language="de"), block, name)
    assert "(Beispiel, erfundene Arbeit)" in said or MADE_UP["de"] in said


def test_nothing_of_it_is_in_the_course_that_an_author_takes_away(
    player: Player, tarball: Path, tmp_path: Path
) -> None:
    taken = tmp_path / "taken.tar.gz"
    taken.write_bytes(player.visitor("author").get("/download").content)
    with tarfile.open(taken) as one, tarfile.open(tarball) as other:
        assert one.getnames() == other.getnames()
        for member in one.getmembers():
            if member.isfile():
                assert one.extractfile(member).read() == other.extractfile(member.name).read()


def test_nothing_went_wrong(player: Player) -> None:
    assert set(player.log.splitlines()) <= {"WARNING django.request: Not Found: /unit/none"}
