"""W4 in a picture: the mandate on one sheet. Safe markup, and empty where there is no decision right yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import mandate as drawing
from xblocks.drawing.listing import described
from xblocks.drawing.mandate import MandateWords, Seal
from xblocks.kit.i18n import gettext_for, short_date
from xblocks.modules.design_spaces import model
from xblocks.modules.design_spaces.content import (
    INSIDE,
    MANDATE,
    OUTSIDE,
    PURPOSE,
    RIGHTS,
    SPONSOR,
    TEAM,
    TERM,
    Content,
)
from xblocks.modules.design_spaces.sheet import SIGNATURES
from xblocks.modules.workshop.words import language, number, titled
from xblocks.modules.workshop.work import Judged

_MOST, _FEW = 12, 4  # entries and topics on a sheet, and on the page for the leadership


def mandate(content: Content, judged: Judged, uid: str) -> SafeString:
    """The mandate, and the same as a list."""
    return _drawn(content, judged, uid, _MOST)


def lead(_content: Content, figures: Mapping[str, Any]) -> SafeString:
    """Whether it holds, in a sentence."""
    _ = gettext_for()
    if figures["mean_level"] is None:
        return mark_safe("")
    if figures["status"] == "signed":
        return format_html('<p class="lotse-sentence">{}</p>', _("Both sides have signed this version."))
    return format_html(
        '<p class="lotse-sentence">{}</p>', _("The mandate is open: not both sides have signed this version.")
    )


def brief(content: Content, judged: Judged) -> SafeString:
    """The same with the first few of everything, without the figures that stand beside it."""
    return _drawn(content, judged, "", _FEW, beside=("hours", "factors", "review_date", "budget_eur"))


def blank(content: Content) -> SafeString:
    """The mandate to be filled in by hand."""
    seals = [Seal(content.figure(side).title, gettext_for()("Day, signature:"), False) for side in model.SIDES]
    words = _words(content, content.picture(MANDATE).title, "")
    return mark_safe(drawing.mandate([], [], [], [], seals, words, uid="", language=language(content)))


def _drawn(content: Content, judged: Judged, uid: str, most: int, beside: Collection[str] = ()) -> SafeString:
    """Picture and list, of the same entries."""
    rights = _rights(judged)
    if not rights:
        return mark_safe("")
    words = _words(content, titled(content.picture(MANDATE).title, judged), judged.single[PURPOSE].get("purpose", ""))
    more = len(rights) - most + 1
    shown = rights if len(rights) <= most else [*rights[: most - 1], drawing.Right(_more(more), 0)]
    entries = (
        shown,
        _first([row.cells["name"] for row in judged.rows[INSIDE]], most),
        _first([row.cells["name"] for row in judged.rows[OUTSIDE]], most),
        [(head, said) for name, head, said in _facts(content, judged) if name not in beside],
        [*_seals(content, judged.facts.get(SIGNATURES, ()))],
        words,
    )
    return mark_safe(drawing.mandate(*entries, uid=uid, language=language(content)) + described(drawing.said(*entries)))


def _first(found: Sequence[str], most: int) -> list[str]:
    return [*found] if len(found) <= most else [*found[: most - 1], _more(len(found) - most + 1)]


def _more(count: int) -> str:
    return gettext_for()("%(count)s more on the sheet") % {"count": count}


def _rights(judged: Judged) -> list[drawing.Right]:
    return [drawing.Right(row.cells["topic"], row.cells["level"]) for row in judged.rows[RIGHTS]]


def _levels(content: Content) -> list[str]:
    return [option.title for option in content.words(RIGHTS).column("level").options]


def _words(content: Content, title: str, subtitle: str) -> MandateWords:
    topic = content.words(RIGHTS).column("topic")
    return MandateWords(
        title=title,
        subtitle=subtitle,
        purpose=content.words(PURPOSE).title,
        inside=content.words(INSIDE).title,
        outside=content.words(OUTSIDE).title,
        topic=topic.short or topic.title,
        levels=_levels(content),
        signed=gettext_for()("Signatures under this version"),
    )


def _facts(content: Content, judged: Judged) -> Iterator[tuple[str, str, str]]:
    """What else frames the work, as far as it is known: which it is, what it is called, what it says."""
    derived = judged.figures
    sponsor, term = judged.single[SPONSOR], judged.single[TERM]
    if derived["hours"]:
        yield "hours", content.figure("hours").title, number(derived["hours"], 1)
    if "role" in sponsor:
        yield "role", content.words(SPONSOR).title, sponsor["role"]
    days = [_day(term[name]) for name in ("term_start", "term_end") if name in term]
    if days:
        yield "term", content.words(TERM).title, " – ".join(days)
    if "review_date" in term:
        yield "review_date", _short(content, TERM, "review_date"), _day(term["review_date"])
    if "budget_eur" in judged.single[TEAM]:
        yield "budget_eur", _short(content, TEAM, "budget_eur"), number(judged.single[TEAM]["budget_eur"])
    yield "factors", content.figure("factors").title, of_all(derived["factors"])


def of_all(factors: int) -> str:
    """How many of the conditions are met."""
    return gettext_for()("%(count)s of %(all)s") % {"count": factors, "all": len(model.FACTORS)}


def _short(content: Content, table: str, column: str) -> str:
    words = content.words(table).column(column)
    return words.short or words.title


def _seals(content: Content, signatures: Sequence[Mapping[str, Any]]) -> Iterator[Seal]:
    _ = gettext_for()
    days = {signature["side"]: signature["date"] for signature in signatures}
    for side in model.SIDES:
        said = _("signed on %(day)s") % {"day": _day(days[side])} if side in days else _("not signed yet")
        yield Seal(content.figure(side).title, said, side in days)


def _day(day: str) -> str:
    return short_date(date.fromisoformat(day))
