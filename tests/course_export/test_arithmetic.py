"""Whatever the texts work out before the reader's eyes is right, however a course meets."""

import io
import re
from collections.abc import Iterator

import pytest
from pptx import Presentation

from tests.course_export.variants import sentences, variant

_NUMBER = r"\d[\d.]*(?:,\d+)?(?: %)?"
_FACTOR = rf"\(?{_NUMBER}(?: [A-Za-zäöü]+)?\)?"
SUM = re.compile(
    rf"(?<![\d,.])(?<![×÷+−] )(?<![×÷] \()(\(?{_FACTOR}(?: [×÷+−] \(?{_FACTOR})+)(?: Stunden)? = ({_NUMBER}(?: Prozent)?)"
)
SIGNS = {"×": "*", "÷": "/", "−": "-", "+": "+"}
MODES: list[dict[str, str]] = [{}, {"mode": "online"}]


def value(text: str) -> float:
    return float(re.sub(r"[^\d,]", "", text).replace(",", ".")) / (100 if text.endswith("%") else 1)


def worked_out(text: str) -> float:
    """The value of a sum: numbers with their units, signs, brackets; times and divided come first."""
    parts = re.findall(rf"{_NUMBER}|[×÷+−()]", text)
    return float(eval("".join(SIGNS.get(part, part) if part in "×÷+−()" else str(value(part)) for part in parts)))


def sums(settings: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    built = variant(**settings)
    for name, content in {**built.files, **built.pack}.items():
        for sentence in sentences(name, content):
            yield from ((name, *found) for found in SUM.findall(sentence))


@pytest.mark.parametrize("settings", MODES, ids=["in_person", "online"])
def test_every_sum_that_a_text_writes_out_is_right(settings: dict[str, str]) -> None:
    found = [*sums(settings)]
    assert len(found) >= 15
    for name, left, right in found:
        decimals = len(right.partition(",")[2])
        unit = 100 if right.endswith("Prozent") else 1
        assert round(worked_out(left) * unit, decimals) == value(right), f"{name}: {left} = {right}"


def test_what_the_example_town_pays_is_the_same_however_a_course_meets() -> None:
    """It meets in a room, wherever the reader does."""
    hours = f"{variant().course.hours['total']:g}".replace(".", ",")
    for settings in MODES:
        files = variant(**settings).files
        page = files["html/briefing-questions-text.html"].decode()
        paper = " ".join(sentences(".docx", files["static/ip-basic-example-decision-paper.docx"]))
        deck = Presentation(io.BytesIO(files["static/ip-basic-briefing-slides.pptx"]))
        notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in deck.slides)
        assert "trifft sich vor Ort" in page and f"6 × {hours} = " in page and f"{hours} Stunden für jedes" in page
        assert f"vor Ort 6 × {hours} = " in paper and "trifft sich vor Ort" in notes
