"""What the workshop on building a team adds to the sheet: its figures and findings in words, its canvas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.team_building import model, picture
from xblocks.modules.team_building.content import AGREEMENTS, CANVAS, SPEC, Content
from xblocks.modules.team_building.sheet import sheet
from xblocks.modules.workshop.module import Brief, Module, Numbers, Said
from xblocks.modules.workshop.words import number
from xblocks.modules.workshop.work import Judged, Work


def item(content: Content, _sheet: Work, item: str) -> Said | None:
    """A topic on which nothing is agreed; roles are rows."""
    if item not in model.TOPICS:
        return None
    options = content.words(AGREEMENTS).column("topic").options
    return Said(next(option.title for option in options if option.key == item))


def lead(_content: Content, figures: Mapping[str, Any]) -> str:
    """Whether every role is held, in a sentence."""
    return picture.lead(figures)


def brief(content: Content, judged: Judged) -> Brief:
    """What of the canvas leaves the team, and three counts; nothing of the pulse."""
    told = tuple((_said(key, judged.figures), content.figure(key).title) for key in SPEC.figures)
    return Brief(picture.outside(content, judged), told)


def _said(key: str, figures: Mapping[str, Any]) -> str:
    """A count as it is; roles of all that there are."""
    count = number(figures[key])
    if key != "held":
        return count
    return gettext_for()("%(count)s of %(total)s") % {"count": count, "total": number(len(model.ROLES))}


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """The counts as a table."""
    if not any(figures[key] for key in SPEC.figures):
        return Numbers()
    return Numbers([gettext_for()("Number")], {key: [_said(key, figures)] for key in SPEC.figures})


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    sheet=sheet,
    item=item,
    draw={CANVAS: picture.canvas},
    lead=lead,
    brief=brief,
    blank={CANVAS: picture.blank},
)
