"""What the workshop on competences adds to the sheet: its figures and findings in words, its matrix, its days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from xblocks.kit.i18n import gettext_for
from xblocks.modules.people_competences import model, picture, plan
from xblocks.modules.people_competences.content import MATRIX, MEASURES, NEEDED, NUMBERS, SPEC, Content
from xblocks.modules.people_competences.sheet import sheet
from xblocks.modules.workshop.module import Brief, Dated, Module, Numbers, Said
from xblocks.modules.workshop.words import number, percent
from xblocks.modules.workshop.work import Judged, Work


def item(content: Content, _work: Work, item: str) -> Said | None:
    """A competence by its name, which has its number already."""
    if item not in model.COMPETENCES:
        return None
    return Said(next(option.title for option in content.words(NEEDED).rows if option.key == item), (NEEDED, item))


def brief(content: Content, judged: Judged) -> Brief:
    """How many profiles reach each target, what is planned, and what still is not. No level of a profile leaves the team,
    nor does the fulfilment, which says nothing beside that of another sheet."""
    dated = {"count": number(judged.figures["dated"]), "total": number(judged.figures["measures"])}
    three = (
        (number(judged.figures["single"]), content.figure("single").title),
        (number(judged.figures["nowhere"]), content.figure("nowhere").title),
        (gettext_for()("%(count)s of %(total)s") % dated, content.figure("dated").title),
    )
    return Brief("", three, square=True, tables=picture.brief(content, judged))


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """The figures as a table, once a cell is rated."""
    if not figures["rated"]:
        return Numbers()
    said = {key: number(figures[key]) for key in NUMBERS if key in figures}
    said["fulfilment"] = percent(figures["fulfilment_pct"])
    return Numbers([gettext_for()("Value")], {key: [said[key]] for key in NUMBERS})


def dates(content: Content, judged: Judged) -> Iterator[Dated]:
    """Until when each measure is done, for whom, and how."""
    title = gettext_for()("Due: %(what)s")
    for row in judged.rows[MEASURES]:
        if "due" in row.cells:
            said = plan.said(content, judged, row)
            yield Dated(row.key, row.cells["due"], title % {"what": row.cells["name"]}, "\n".join(said))


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    sheet=sheet,
    item=item,
    draw={MATRIX: picture.matrix},
    lead=picture.sentence,
    brief=brief,
    blank={MATRIX: picture.blank},
    dates=dates,
)
