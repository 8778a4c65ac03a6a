"""What the examples from a county say that a sheet computes and reports is what its rules compute and report."""

import re
from importlib import import_module
from typing import Any

import pytest

from course_export.programme import blocks
from tests.course_export.making import programme
from xblocks.modules.design_spaces.model import FACTORS

Sheet = dict[str, Any]
ASKED = [
    ("county", "neighbour"),
    ("county", "second"),
    ("state", "laboratory"),
    ("municipality", "town"),
    ("company", "IT"),
]


def step(order: int, name: str, touch: int, wait: int) -> Sheet:
    common = {"medium": "paper", "value": "N"}
    return {"order": order, "name": name, "role": name, "touch_min": touch, "wait_min": wait, **common}


def person(key: str, power: int, interest: int, level: int) -> Sheet:
    return {"id": key, "power": power, "interest": interest, "attitude": 0, "level": level}


#: Module → lesson, its sheet, the words for figures of it.
COUNTIES: dict[str, tuple[str, Sheet, dict[str, str]]] = {
    "design_spaces": (
        "limits",
        {
            "decision_rights": [{"topic": "Auskunft", "level": 4}, {"topic": "Reihenfolge", "level": 2}],
            "members": 5,
            "time_percent": 10,
            "sponsor": {"role": "Leitung Ordnung und Verkehr"},
            "factors": dict.fromkeys(FACTORS, True),
            "personalrat_informed": True,
            "signatures": [{"side": "leadership", "version": 1}, {"side": "team", "version": 1}],
        },
        {"mean_level": "mittlere Stufe von {:.1f}"},
    ),
    "digital_strategy": (
        "goals",
        {"goals": [{"id": "bus", "indicator": "bestätigt", "baseline": 46, "target": 80, "due": "2027-12-31"}]},
        {"measured": "für messbar"},
    ),
    "future_of_work": (
        "wind-tunnel",
        {"measures": [{"id": "office", "fit": [2, 2, 1, -1]}]},
        {"measures.0.mean": "Das Mittel ist {:.1f}"},
    ),
    "networks": (
        "draw",
        {
            "nodes": [
                {"id": "own", "type": "county", "own": True},
                *({"id": key, "type": kind} for kind, key in ASKED),
            ],
            "edges": [
                {"a": "own", "b": key, "kind": "information", "strength": 1} for _kind, key in (*[ASKED[0]] * 6, *ASKED)
            ],
        },
        {"nodes": "sechs Stellen", "joined": "fünf Verbindungen"},
    ),
    "participation": (
        "grid",
        {
            "stakeholders": [
                person("Kitas", 2, 4, 2),
                person("Eltern", 2, 5, 2),
                person("Schulärztinnen", 4, 4, 3),
                person("Ministerium", 5, 1, 1),
            ]
        },
        {"rows.3.minimum": "verlangt ist {}"},
    ),
    "people_competences": (
        "profiles",
        {
            "profiles": [{"id": "reports"}],
            "competences": [{"id": "C10", "target": 3}],
            "actual": {"reports": {"C10": 1}},
        },
        {"cells.0.gap": "Soll 3 und Ist 1"},
    ),
    "process_design": (
        "walk",
        {
            "as_is": [
                step(1, "Annahme", 33, 30),
                step(2, "Prüfung", 66, 150),
                step(3, "Kasse", 22, 45),
                step(4, "Siegel", 44, 0),
            ]
        },
        {
            "as_is.touch_min": "bei elf also {}",
            "as_is.wait_min": "{} Minuten lag er, 150 davon",
            "as_is.lead_min": "{} Minuten im Haus",
        },
    ),
    "team_building": (
        "canvas",
        {
            "canvas": {
                "roles": [{"role": "contact_leadership", "holder": "Leistung"}],
                "agreements": [{"topic": "decision", "text": "Was Gesetz ist, entscheiden wir nicht."}],
            }
        },
        {},
    ),
}


def told(module: str, lesson: str) -> str:
    """What the lesson says of the county."""
    page = programme(body="county").texts.modules[module].lessons[lesson]
    said = " ".join(token.content for token in page.text.tokens if token.type == "inline")
    return said[said.index("Wendelrode") - 300 :]


def found_at(figures: Any, place: str) -> Any:
    for part in place.split("."):
        figures = figures[int(part)] if part.isdigit() else figures[part]
    return figures


def test_each_county_has_its_sheet() -> None:
    assert set(COUNTIES) == {
        module
        for module, texts in programme(body="county").texts.modules.items()
        if any("Wendelrode" in token.content for page in texts.all().values() for token in page.text.tokens)
    }


@pytest.mark.parametrize("module", COUNTIES)
def test_the_figures_of_a_county_are_those_of_the_rules(module: str) -> None:
    lesson, sheet, words = COUNTIES[module]
    computed = import_module(f"xblocks.modules.{module}.model").figures(sheet)
    for place, text in words.items():
        expected = text.format(found_at(computed, place)).replace(".", ",")
        assert expected in told(module, lesson), place
    if module == "digital_strategy":
        assert computed["measured"] == computed["goals"] == 1
    if module == "networks":
        assert (computed["nodes"], computed["joined"], len(sheet["edges"])) == (6, 5, 11)
    if module == "future_of_work":
        assert computed["measures"][0]["class"] == "bet"
    if module == "people_competences":
        assert computed["cells"][0]["gap"] == 2


@pytest.mark.parametrize("module", COUNTIES)
def test_what_the_sheet_of_a_county_reports_is_quoted_by_its_title(module: str) -> None:
    lesson, sheet, _words = COUNTIES[module]
    reported = import_module(f"xblocks.modules.{module}.model").findings(sheet)
    content: Any = blocks.content_api(blocks.workshop(module) or "").default("de")
    titles = {(message.rule, message.severity): message.title for message in content.findings}
    own = [titles[each["rule"], each["severity"]] for each in reported]
    quoted = {text for text in re.findall("„([^“]+)“", told(module, lesson)) if text in titles.values()}
    assert quoted <= {*own}, own
    assert quoted or (module == "design_spaces" and not own and "meldet" in told(module, lesson))


def test_how_often_the_team_of_a_county_is_told_the_same() -> None:
    lesson, sheet, _words = COUNTIES["team_building"]
    reported = [each["rule"] for each in import_module("xblocks.modules.team_building.model").findings(sheet)]
    assert (reported.count("W9-1"), reported.count("W9-2")) == (3, 1)
    assert "dreimal „Rolle ohne Person“ und einmal „Absprache fehlt“" in told("team_building", lesson)


def test_most_of_the_waiting_in_a_county_lies_before_its_till() -> None:
    lesson, sheet, _words = COUNTIES["process_design"]
    [waiting] = [
        each for each in import_module("xblocks.modules.process_design.model").findings(sheet) if each["rule"] == "W8-3"
    ]
    assert waiting["items"] == ["as_is:2"]
    assert f"mit {waiting['values']['wait_pct']} Prozent".replace(".", ",") in told("process_design", lesson)
