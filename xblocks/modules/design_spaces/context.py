"""What the mandate workshop adds to the sheet: its figures and findings in words, its picture, its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.design_spaces import model, picture
from xblocks.modules.design_spaces.content import CONDITIONS, INSIDE, MANDATE, SPEC, TERM, Content
from xblocks.modules.design_spaces.sheet import facts, sheet
from xblocks.modules.workshop.module import Brief, Dated, Module, Numbers, Said
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Judged, Work


def item(content: Content, work: Work, item: str) -> Said | None:
    """A condition by its name, an entry of the scope by its text."""
    if item in model.FACTORS:
        words = content.words(CONDITIONS).column(item)
        return Said(words.short or words.title)
    row = work.named(INSIDE, item)
    return Said(at=(INSIDE, row.key)) if row else None


def value(_content: Content, _work: Work, name: str, given: Any) -> str | None:
    """Versions by their numbers, the mean with one decimal."""
    if name in model.SIDES:
        return version(given)
    return number(given, 1) if name == "mean" else None


def version(given: int | None) -> str:
    """A version by its number; where there is none, that."""
    _ = gettext_for()
    return _("not signed yet") if given is None else _("version %(number)s") % {"number": given}


def brief(content: Content, judged: Judged) -> Brief:
    """The mandate, and the three figures of which the leadership should know."""
    told = ((name, content.figure(name).title) for name in ("hours", "mean_level", "factors"))
    return Brief(picture.brief(content, judged), tuple((_said(name, judged.figures), title) for name, title in told))


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """The figures as a table."""
    if figures["mean_level"] is None:
        return Numbers()
    return Numbers([gettext_for()("Value")], {key: [_said(key, figures)] for key in SPEC.figures})


def _said(name: str, figures: Mapping[str, Any]) -> str:
    if name in model.SIDES:
        return version(figures[name])
    return picture.of_all(figures[name]) if name == "factors" else number(figures[name], 1)


def dates(content: Content, judged: Judged) -> Iterator[Dated]:
    """When the mandate is reviewed, and when it ends."""
    for name in ("review_date", "term_end"):
        if name in judged.single[TERM]:
            words = content.words(TERM).column(name)
            yield Dated(
                name, judged.single[TERM][name], f"{content.picture(MANDATE).title}: {words.short or words.title}"
            )


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    sheet=sheet,
    item=item,
    value=value,
    draw={MANDATE: picture.mandate},
    lead=picture.lead,
    brief=brief,
    blank={MANDATE: picture.blank},
    dates=dates,
    facts=facts,
)
