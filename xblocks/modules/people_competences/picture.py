"""W5 in pictures: the matrix of targets and levels, what of it leaves the team, a matrix to fill in by hand. And the
sentence that says first what is to be seen.

Each is safe markup, and empty where nothing is to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.matrix import Cell, Line, MatrixWords, Tone
from xblocks.drawing.matrix import matrix as drawn
from xblocks.kit.i18n import gettext_for
from xblocks.modules.people_competences import model, plan
from xblocks.modules.people_competences.content import MATRIX, MEASURES, NEEDED, PROFILES, Content
from xblocks.modules.workshop.content import Option
from xblocks.modules.workshop.words import language, number, titled
from xblocks.modules.workshop.work import Judged, Row

_NAMED = 5  # profiles that the list names for one competence, and measures of a cell
_BLANK_ROWS, _BLANK_COLUMNS = 8, 4


def matrix(content: Content, judged: Judged, _uid: str) -> SafeString:
    """Levels and gaps of each profile, how many reach each target, and the list of the competences that matter."""
    whole, figures = judged.whole, judged.figures
    if not figures["rated"]:
        return mark_safe("")
    needed, planned, said = whole.rows[NEEDED], _planned(whole), _words(content)
    lines = [
        Line(
            row.number,
            row.cells["name"],
            [_level(said, row, one, planned.get((one.key, row.key), ())) for one in needed],
        )
        for row in judged.rows[PROFILES]
    ]
    last = Line(None, said.reached, [_reached(one) for one in figures["competences"]])
    words = MatrixWords(
        title=titled(content.picture(MATRIX).title, judged),
        row=content.words(PROFILES).row,
        columns=[_head(content, one) for one in needed],
        lang=language(content),
        legend=[(tone, content.figure(key).title) for tone, key in _LEGEND],
    )
    return mark_safe(drawn([*lines, last], words) + _listed(content, whole))


_LEGEND: tuple[tuple[Tone, str], ...] = (
    ("bad", "large"),
    ("poor", "small"),
    ("fair", "reached"),
    ("good", "above"),
    ("none", "unrated"),
)


def brief(content: Content, judged: Judged) -> list[tuple[list[Line], MatrixWords]]:
    """What leaves the team: which competences the fewest profiles reach, never the level of one, and what is due first."""
    return [_scarce(content, judged), _due(content, judged)]


def _scarce(content: Content, judged: Judged) -> tuple[list[Line], MatrixWords]:
    said = content.words(NEEDED)
    both = zip(judged.rows[NEEDED], judged.figures["competences"], strict=True)
    rated = sorted(((row, one) for row, one in both if one["rated"]), key=lambda pair: pair[1]["at_target"])
    lines = [
        Line(None, _named(content, row).title, [_reached(one)], [number(row.cells["target"])]) for row, one in rated
    ]
    words = MatrixWords(
        title=said.title,
        row=said.row,
        columns=[content.figure("reached").title],
        ends=[said.column("target").title],
        lang=language(content),
    )
    return lines, words


def _due(content: Content, judged: Judged) -> tuple[list[Line], MatrixWords]:
    said = content.words(MEASURES)
    lines = [Line(None, name, [], texts) for name, texts in plan.by_day(content, judged)]
    return lines, MatrixWords(said.title, said.row, [], plan.heads(content), language(content))


def sentence(content: Content, figures: Mapping[str, Any]) -> SafeString:
    """Which competences hang on one profile alone, which no profile has; empty without a rated cell."""
    _ = gettext_for()
    if not figures["rated"]:
        return mark_safe("")
    rated = [row for row in figures["competences"] if row["rated"]]
    short = {option.key: option.short or option.title for option in content.words(NEEDED).rows}
    nowhere, single = (", ".join(short[row["id"]] for row in rated if row["at_target"] == count) for count in (0, 1))
    said = [_("No profile is at target: %(which)s.") % {"which": nowhere}] if nowhere else []
    said += [_("Only one profile is at target: %(which)s.") % {"which": single}] if single else []
    if not said:
        said = [_("At least two profiles are at target in each competence that is rated.")]
    return format_html('<p class="lotse-sentence">{}</p>', " ".join(said))


def blank(content: Content) -> SafeString:
    """The matrix to be filled in by hand: a level and its gap in each cell, and how many reach each target."""
    said, line = content.words(NEEDED), "_" * 3
    words = MatrixWords(
        title=content.picture(MATRIX).title,
        row=content.words(PROFILES).row,
        columns=[
            f"C{line} · {said.column('target').title}\N{NO-BREAK SPACE}{line} · {said.column('weight').title}\N{NO-BREAK SPACE}{line}"
        ]
        * _BLANK_COLUMNS,
        lang=language(content),
    )
    room = [Cell("", "blank", f"{content.figure('gap').title} {line}")] * _BLANK_COLUMNS
    rows = [Line(place, "", room) for place in range(1, _BLANK_ROWS + 1)]
    last = Line(None, content.figure("reached").title, [Cell("", "blank")] * _BLANK_COLUMNS)
    return mark_safe(drawn([*rows, last], words))


def _planned(judged: Judged) -> dict[tuple[str, str], list[int]]:
    """The numbers of the measures for each competence and profile."""
    found: dict[tuple[str, str], list[int]] = {}
    for row in judged.rows[MEASURES]:
        for profile in row.cells["profiles"]:
            found.setdefault((row.cells["competence"], profile), []).append(row.number)
    return found


@dataclass(frozen=True)
class _Words:
    """What is said in a cell, and from which gap on one is large: looked up once for all of them."""

    gap: str
    reached: str
    above: str
    measure: str
    large: float


def _words(content: Content) -> _Words:
    gap, reached, above = (content.figure(key).title for key in ("gap", "reached", "above"))
    return _Words(
        gap, reached, above, content.words(MEASURES).row, content.thresholds().get("gap", model.DEFAULTS["gap"])
    )


def _level(words: _Words, profile: Row, needed: Row, measures: Sequence[int]) -> Cell:
    """A level, what it is to the target, and which measures are to raise it."""
    actual, target = profile.cells.get(needed.key), needed.cells["target"]
    if actual is None:
        return Cell("–")
    if actual > target:
        return Cell(str(actual), "good", words.above)
    if actual == target:
        return Cell(str(actual), "fair", words.reached)
    gap = f"{words.gap} {target - actual}"
    note = f"{gap}, {words.measure} {_first(map(str, measures))}" if measures else gap
    return Cell(str(actual), "bad" if target - actual >= words.large else "poor", note)


def _reached(competence: Mapping[str, Any]) -> Cell:
    """How many of the profiles that are rated reach the target: of none and of one that is what to mend first."""
    count, rated = competence["at_target"], competence["rated"]
    if not rated:
        return Cell("–")
    tones: dict[int, Tone] = {0: "bad", 1: "poor"}
    said = gettext_for()("%(count)s of %(total)s") % {"count": number(count), "total": number(rated)}
    return Cell(said, tones.get(count, "fair"))


def _named(content: Content, needed: Row) -> Option:
    return next(option for option in content.words(NEEDED).rows if option.key == needed.key)


def _head(content: Content, needed: Row) -> str:
    """A competence by its short name and its target: `C10 · Soll 3`."""
    option = _named(content, needed)
    target = content.words(NEEDED).column("target")
    return f"{option.short or option.title} · {target.short or target.title} {needed.cells['target']}"


def _listed(content: Content, judged: Judged) -> SafeString:
    """The competences by their whole names, with target, weight, and who reaches it."""
    entries = ((_named(content, row).title, _told(content, judged, row)) for row in judged.rows[NEEDED])
    items = format_html_join("", "<li><strong>{}</strong>: {}</li>", entries)
    return format_html('<ul lang="{}">{}</ul>', language(content), items)


def _told(content: Content, judged: Judged, needed: Row) -> str:
    words, target = content.words(NEEDED), needed.cells["target"]
    parts = [
        f"{words.column(name).title} {value}"
        for name, value in (("target", target), ("weight", needed.cells.get("weight")))
        if value is not None
    ]
    there = [row.cells["name"] for row in judged.rows[PROFILES] if row.cells.get(needed.key, -1) >= target]
    return " · ".join([*parts, f"{content.figure('reached').title}: {_first(there) or '–'}"])


def _first(names: Iterable[str]) -> str:
    """The first few names."""
    found = [*names]
    return ", ".join([*found[:_NAMED], *(["…"] if len(found) > _NAMED else [])])
