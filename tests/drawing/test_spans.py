"""Times to scale: every process has its bar, and words that say all that it shows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.markup import problems
from xblocks.drawing.spans import Span, SpansWords, spans

WORDS = SpansWords("Statt 8 Tagen 1 Tag.", "Arbeit", "Warten", "de")
ROWS = [
    Span("Ist", 60, 3840, "1 Stunde Arbeit, 8 Tage Warten"),
    Span("Soll", 17, 480, "17 Minuten Arbeit, 1 Tag Warten"),
]


def bars(rows):
    """Of each bar its parts from the left: what they are, where they begin, how wide they are."""
    tree = html.fragment_fromstring(spans(rows, WORDS))
    return [
        sorted(
            ((rect.get("class"), float(rect.get("x")), float(rect.get("width"))) for rect in bar.iter("rect")),
            key=lambda part: part[1],
        )
        for bar in tree.xpath("//*[@class='lotse-span']")
    ]


def test_bars_share_one_scale_and_the_longest_fills_its_place():
    (first, second) = bars(ROWS)
    assert [part[0] for part in first] == [part[0] for part in second] == ["work", "wait"]
    assert sum(part[2] for part in first) == pytest.approx(1000)
    assert sum(part[2] for part in second) == pytest.approx(1000 * 497 / 3900)
    assert first[0][2] == pytest.approx(1000 * 60 / 3900)
    assert first[1][1] == first[0][2]


def test_the_sentence_comes_first_and_each_bar_is_said():
    text = " ".join(html.fragment_fromstring(spans(ROWS, WORDS)).text_content().split())
    assert text.startswith(WORDS.sentence)
    assert all(row.name in text and row.said in text for row in ROWS)


def test_the_legend_says_what_there_is():
    assert "Warten</span>" not in spans([replace(ROWS[0], wait=0)], WORDS)
    assert "Arbeit</span>" not in spans([replace(ROWS[0], work=0)], WORDS)


def test_what_takes_no_time_has_no_bar():
    assert spans([], WORDS) == spans([Span("Ist", 0, 0, "")], WORDS) == ""
    assert bars([ROWS[0], Span("Soll", 0, 0, "nichts")])[1] == []


def test_markup_is_sound_whatever_people_write():
    row = Span(HOSTILE, 1, 2, HOSTILE)
    found = spans([row], replace(WORDS, sentence=HOSTILE, work=HOSTILE, wait=HOSTILE))
    assert problems(f'<div lang="de">{found}</div>') == []
    assert "<script" not in found


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), min_size=1, max_size=3))
def test_what_takes_time_is_seen_and_stays_in_its_place(minutes):
    rows = [Span(str(place), work, wait, "") for place, (work, wait) in enumerate(minutes)]
    if not any(row.whole for row in rows):
        return
    for row, parts in zip(rows, bars(rows), strict=True):
        assert [name for name, _, _ in parts] == ["work"] * bool(row.work) + ["wait"] * bool(row.wait)
        for _, left, wide in parts:
            assert wide >= 3 and left + wide <= 1000 + 3
