"""What the participation workshop adds to the sheet: its figures in words, its picture, its days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.drawing.frame import BRIEF, WIDTH
from xblocks.kit.i18n import gettext_for
from xblocks.modules.participation import model, picture
from xblocks.modules.participation.content import COUNTED, GRID, PEOPLE, SPEC, Content
from xblocks.modules.workshop.module import Brief, Dated, Module, Numbers
from xblocks.modules.workshop.words import language, number, titled
from xblocks.modules.workshop.work import Judged, Work


def _quadrants(content: Content) -> dict[model.Quadrant, str]:
    return {name: content.figure(name).title for name in model.QUADRANTS}


def _attitudes(content: Content) -> dict[int, str]:
    return {int(option.key): option.title for option in content.words(PEOPLE).column("attitude").options}


def _high(content: Content) -> float:
    return content.thresholds().get("high", model.DEFAULTS["high"])


def _drawn(
    content: Content,
    judged: Judged,
    title: str,
    attitudes: Mapping[int, str],
    *,
    uid: str = "",
    subtitle: str = "",
    wide: float = WIDTH,
) -> str:
    return picture.grid(
        [{"id": row.key, "number": row.number, **row.cells} for row in judged.rows[PEOPLE]],
        title=title,
        quadrants=_quadrants(content),
        attitudes=attitudes,
        uid=uid,
        subtitle=subtitle,
        high=_high(content),
        language=language(content),
        wide=wide,
    )


def value(_content: Content, _sheet: Work, name: str, given: Any) -> str | None:
    """Methods reach nowhere where none is chosen yet, which is another thing to mend than one that does not reach."""
    return gettext_for()("0 (none is chosen yet)") if name == "reach" and given == 0 else None


def grid(content: Content, judged: Judged, uid: str) -> str:
    """The power/interest grid, with the attitude of each group."""
    people = [row.cells for row in judged.rows[PEOPLE]]
    subtitle = gettext_for()("Groups: %(count)s · against: %(against)s · without a date for feedback: %(open)s") % {
        "count": number(len(people)),
        "against": number(sum(cells["attitude"] < 0 for cells in people)),
        "open": number(sum("feedback_date" not in cells for cells in people)),
    }
    title = titled(content.picture(GRID).title, judged)
    return _drawn(content, judged, title, _attitudes(content), uid=uid, subtitle=subtitle)


def blank(content: Content) -> str:
    """The grid to be filled in by hand."""
    return picture.blank(
        title=content.picture(GRID).title,
        quadrants=_quadrants(content),
        attitudes=_attitudes(content),
        high=_high(content),
    )


def brief(content: Content, judged: Judged) -> Brief:
    """Whom to involve how closely. What the team thinks of a group's attitude stays with the team."""
    _ = gettext_for()
    people = judged.rows[PEOPLE]
    dated = sum("feedback_date" in row.cells for row in people)
    return Brief(
        _drawn(content, judged, content.picture(GRID).title, {}, wide=BRIEF),
        (
            (number(judged.figures["stakeholders"]), content.figure("groups").title),
            (number(judged.figures["quadrants"]["both"]), content.figure("close").title),
            (
                _("%(count)s of %(total)s") % {"count": number(dated), "total": number(len(people))},
                content.figure("told").title,
            ),
        ),
        square=True,
    )


def numbers(content: Content, figures: Mapping[str, Any]) -> Numbers:
    """How many stand in each quadrant, and on each level."""
    if not figures["stakeholders"]:
        return Numbers()
    counts = {**figures["quadrants"], **{f"level_{level}": count for level, count in figures["levels"].items()}}
    return Numbers([content.words(PEOPLE).title], {key: [number(counts[key])] for key in COUNTED})


def dates(_content: Content, judged: Judged) -> list[Dated]:
    """Until when each group hears what became of what it said."""
    title = gettext_for()("Feedback is due: %(who)s")
    return [
        Dated(row.key, row.cells["feedback_date"], title % {"who": row.cells["name"]})
        for row in judged.rows[PEOPLE]
        if "feedback_date" in row.cells
    ]


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    value=value,
    draw={GRID: grid},
    brief=brief,
    blank={GRID: blank},
    dates=dates,
)
