"""The print file of a meeting has all that is handed out in it, and its papers say what the course says."""

import re
from typing import Any

import pytest
import yaml
from lxml import html

from course_export.programme import blocks
from tests.course_export.making import IP_BASIC
from tests.course_export.variants import sentences, variant
from xblocks.modules.process_design.model import figures

SHEETS = IP_BASIC.parents[1] / "rehearsal/texts/ip-basic/de/sheets"
MINUTES = {"Tag": 480, "Tage": 480, "Std.": 60}


def printed(meeting: str) -> list[str]:
    return [*sentences(".docx", variant().pack[f"{meeting}-druck.docx"])]


def paper(name: str) -> str:
    return " ".join(sentences(".docx", variant().files[f"static/ip-basic-{name}.docx"]))


def page(name: str) -> str:
    return " ".join(sentences(".html", variant().files[f"html/{name}-text.html"]))


@pytest.mark.parametrize(
    ("meeting", "titles"),
    [
        (
            "taster",
            [
                "Prozessblatt",
                "Beispiel: eine Seite für die Leitung",
                "Was das Programm an Zeit verlangt",
                "Das Programm für Ihre Kommune anfragen",
                "Erprobung in einem Haus: Plan",
            ],
        ),
        ("day_1", ["Liste der Anwesenden", "Standpunkt, Haltung, eigene Rolle", "Teamblatt"]),
        ("day_2", ["Liste der Anwesenden", "Mandatsblatt", "Prozessblatt"]),
        ("retrospective", ["Liste der Anwesenden", "Sechs Aussagen zur Retrospektive"]),
    ],
)
def test_all_that_is_handed_out_is_in_the_list_and_behind_it(meeting: str, titles: list[str]) -> None:
    said = printed(meeting)
    assert [title for title in titles if said.count(title) < 2] == []


def test_the_sheet_of_the_taster_ends_with_the_page_for_the_leadership() -> None:
    said = printed("taster")
    assert "Für die Leitung" in said[said.index("Ist-Prozess") :]
    assert not [each for each in said if "füllen Sie das Blatt auf Papier oder in einer Tabelle aus" in each]


def test_the_example_of_the_taster_has_the_figures_that_the_rules_compute() -> None:
    tables = yaml.safe_load((SHEETS / "permit.yaml").read_text(encoding="utf-8"))["tables"]
    found = figures({name: [*map(step, tables[name], range(1, 9))] for name in ("as_is", "to_be")})
    said = " ".join(printed("taster"))
    for title, key in (
        ("Durchlaufzeit in Minuten", "lead_min"),
        ("davon Warten", "wait_min"),
        ("davon Arbeit", "touch_min"),
        ("Medienbrüche", "media_breaks"),
    ):
        today, future = (f"{found[name][key]:,}".replace(",", ".") for name in ("as_is", "to_be"))
        assert f"{title} {today} {future} " in said
    assert tables["leadership"][0]["decision"] in said


def step(row: dict[str, Any], order: int) -> dict[str, Any]:
    count, _, unit = str(row["wait_min"]).partition(" ")
    return {**row, "order": order, "wait_min": int(count) * MINUTES.get(unit, 1)}


def test_the_sheet_for_viewpoints_asks_what_the_course_asks() -> None:
    content: Any = blocks.content_api("lotse_reflection").default("de")
    said = " ".join(printed("day_1"))
    assert len(content.prompts) == 3
    assert [prompt.text for prompt in content.prompts if prompt.text not in said] == []


def test_each_questionnaire_has_the_statements_that_the_pages_announce() -> None:
    rated = re.compile(r"((?:Ich|Wir|Ein|Die|Meine|Andere) [^.☐]+\.)(?: ☐){6}")
    three, six = (rated.findall(paper(name)) for name in ("questionnaire", "questionnaire-retrospective"))
    assert (len(three), len(six)) == (3, 6)
    assert [text for text in three if text not in page("day-2-close") or text not in " ".join(printed("day_2"))] == []
    report = paper("example-report")
    assert [text for text in six if text not in page("evaluation") or text not in report] == []
    assert six == rated.findall(" ".join(printed("retrospective")))
    assert "drei und sechs Aussagen" in paper("participation-file")


def test_the_six_questions_before_anything_is_typed_into_an_ai_are_one_list() -> None:
    said = " ".join(printed("day_1"))
    cards = re.findall(r"\d · ([^·]+?\?)", said[said.index("1 · Ist das Werkzeug") :])[:6]
    tree = html.fromstring(variant().files["html/digital_foundations-ai-at-work-text.html"].decode())
    lesson = [each.text_content() for each in tree.xpath("//ol/li/strong")]
    assert cards == lesson and len(lesson) == 6
    instruction = paper("ai-instruction")
    places = [instruction.index(question) for question in lesson]
    assert places == sorted(places)


def test_whoever_learns_alone_reads_the_rules_for_letters_that_lie_on_the_tables() -> None:
    tree = html.fromstring(variant().files["html/process_design-four-questions-text.html"].decode())
    rules = [item.text_content() for item in tree.xpath("//ol")[1].xpath("li")]
    said = " ".join(printed("day_2"))
    assert len(rules) == 5
    assert [rule for number, rule in enumerate(rules, 1) if f"{number}. {rule}" not in said] == []
    assert "Prototyp" in tree.text_content() and "drei Minuten lang bis zu drei Einfälle" in tree.text_content()
