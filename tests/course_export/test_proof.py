"""Each line of the checklist is something that people enter, say, sign or try, and here is the sentence that tells them to.

`pytest -s tests/course_export/test_proof.py` prints them: line, unit, sentence.
"""

import re

import pytest
from lxml import html

from tests.course_export.making import grundprogramm
from tests.course_export.test_checklist import LINES

TOLD = {"IP-02", "IP-32"}
"""Lines that are only told."""

PROOF = {
    "IP-01": ("aims", "Schreiben Sie einen Satz auf: „Jede Woche tun wir"),
    "IP-03": ("lead-check-in-1", "Sind wir noch im Mandat?"),
    "IP-04": ("pass-on", "Legen Sie für die Person aus Ihrem Amt eine halbe Stunde fest"),
    "IP-05": ("strategy-link", "Schreiben Sie höchstens zwei Sätze: „Unsere Aufgabe dient dem Ziel"),
    "IP-06": ("lead-mandate-day", "Beide Seiten legen verdeckt eine Stufenkarte hin."),
    "IP-07": ("lead-retro-decide", "Was davon können wir selbst ändern, wer kümmert sich, und bis wann?"),
    "IP-08": ("lead-team-day", "Sie bauen in 18 Minuten einen Turm aus Papier."),
    "IP-09": ("lead-retro-collect", "Sie schreiben allein und still, auf jede Karte einen Gedanken."),
    "IP-13": ("lead-team-day", "Wer hat entschieden, ob Ihr Turm getragen oder neu gebaut wird?"),
    "IP-14": ("lead-annoyances", "stellt die eine Person nur Fragen"),
    "IP-15": ("viewpoints", "Schreiben Sie zu jeder einige Stichworte"),
    "IP-16": ("lead-foundations-day", "Lesen Sie jede Karte laut."),
    "IP-17": ("digital_strategy-what-applies", "Schreiben Sie danach einen Beschlussvorschlag von einer halben Seite"),
    "IP-18": ("lead-future-day", "Jetzt tragen Sie das Vorhaben von Ecke zu Ecke"),
    "IP-19": ("lead-mandate-day", "Suchen Sie nun eine Bedingung, unter der die höhere Stufe tragbar wird."),
    "IP-20": (
        "people_competences-example",
        "Zeichnen Sie auf ein Blatt eine Tabelle mit zwei Rollen und zwei Kompetenzen",
    ),
    "IP-21": ("lead-participation-day", "Wer möchte, beginnt auf dem ersten Stuhl."),
    "IP-22": ("networks-example", "Rufen Sie dann eine Person in einer anderen Kommune an."),
    "IP-23": ("lead-to-be-day", "Machen Sie aus dem Einfall ein Stück Papier"),
    "IP-24": ("lead-team-day", "Wann gilt bei Ihnen ein Vorschlag?"),
    "IP-25": ("choose-modules", "Schreiben Sie die drei Selbstlernmodule in Ihre Reihenfolge."),
    "IP-26": ("guardrails", "Wählen Sie aus der Tabelle die drei Leitplanken"),
    "IP-27": (
        "lead-mandate-day",
        "Zuletzt schreiben Sie aus der Leitung eine eigene Zusage mit Datum auf diese Karte.",
    ),
    "IP-28": ("your-task", "Füllen Sie ihn im Team aus und legen Sie ihn der Patenschaft vor"),
    "IP-29": ("lead-retro-sponsor", "Sagen Sie zu jeder, welches Hindernis Sie wegräumen können"),
    "IP-30": ("route", "Entscheiden Sie als Gruppe für einen Weg."),
    "IP-31": ("route", "Testen Sie bei einem Online-Termin Ton und Bild"),
}


def said(unit: str) -> str:
    text = grundprogramm().files[f"html/{unit}-text.html"].decode()
    return re.sub(r"\s+", " ", html.fromstring(text).text_content())


def test_every_line_has_a_sentence_or_is_told_only() -> None:
    assert PROOF.keys() | TOLD == set(LINES) and not PROOF.keys() & TOLD


@pytest.mark.parametrize("line", sorted(PROOF))
def test_a_sentence_tells_people_to_do_it(line: str) -> None:
    unit, sentence = PROOF[line]
    text = said(unit)
    assert sentence in text, (unit, sentence)
    begin = max(text.rfind(sign, 0, text.index(sentence)) for sign in ".?…") + 1
    print(f"{line} · {unit} · {text[begin:].strip()[:160]}")
