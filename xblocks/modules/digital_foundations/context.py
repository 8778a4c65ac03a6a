"""What the workshop on foundations adds to the sheet: its figures in words, its findings, its map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.drawing.frame import BRIEF, WIDTH
from xblocks.kit.i18n import gettext_for
from xblocks.modules.digital_foundations import model, picture
from xblocks.modules.digital_foundations.content import ITEMS, MAP, SPEC, Content
from xblocks.modules.workshop.module import Brief, Module, Numbers, Said
from xblocks.modules.workshop.words import language, number, percent, titled
from xblocks.modules.workshop.work import Judged, Work


def item(content: Content, _sheet: Work, item: str) -> Said | None:
    """W1-3 is about a kind, of which there is no row."""
    return Said(_kinds(content)[item]) if item in model.KINDS else None


def _kinds(content: Content) -> dict[str, str]:
    return {option.key: option.title for option in content.words(ITEMS).column("kind").options}


def _words(content: Content, title: str) -> picture.MapWords:
    columns, kinds = content.words(ITEMS), _kinds(content)
    return picture.MapWords(
        title=title,
        relevance=columns.column("relevance").title,
        readiness=columns.column("readiness").title,
        fields={name: content.figure(name).title for name in model.FIELDS},
        kinds={kind: kinds[kind] for kind in model.KINDS},
    )


def drawn(content: Content, judged: Judged, uid: str) -> str:
    """The map, with what it is about and how much there is to act on."""
    return _drawn(content, judged, uid, titled(content.picture(MAP).title, judged), counted=True, wide=WIDTH)


def _drawn(content: Content, judged: Judged, uid: str, title: str, *, counted: bool, wide: float) -> str:
    return picture.draw(
        [{"id": row.key, "number": row.number, **row.cells} for row in judged.rows[ITEMS]],
        _words(content, title),
        uid=uid,
        limits=content.thresholds(),
        language=language(content),
        counted=counted,
        wide=wide,
    )


def blank(content: Content) -> str:
    """The map to be filled in by hand."""
    return picture.blank(_words(content, content.picture(MAP).title), content.thresholds())


def lead(content: Content, figures: Mapping[str, Any]) -> str:
    """How much there is to act on, and whether somebody takes care of it."""
    return picture.sentence(figures, field=content.figure("act").title, language=language(content))


def brief(content: Content, judged: Judged) -> Brief:
    """What is to be done, whether somebody takes care of it, and how ready the house is as a whole."""
    said = _said(judged.figures)
    of_all = {"count": said["act"], "total": number(judged.figures["items"])}
    said["act"] = gettext_for()("%(count)s of %(total)s") % of_all
    three = tuple((said[key], content.figure(key).title) for key in ("act", "unowned", "index"))
    drawn = _drawn(content, judged, "", content.picture(MAP).title, counted=False, wide=BRIEF)
    return Brief(drawn, three, square=True)


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """How much stands in each field, what comes first, and the index."""
    if not figures["items"]:
        return Numbers()
    said = _said(figures)
    return Numbers([gettext_for()("Value")], {key: [said[key]] for key in SPEC.figures})


def _said(figures: Mapping[str, Any]) -> dict[str, str]:
    """Each figure of the sheet in words, for a sheet with items."""
    counts = {**figures["fields"], "unowned": figures["unowned"]}
    return {
        **{key: number(count) for key, count in counts.items()},
        "priority": number(max(row["priority"] for row in figures["rows"])),
        "index": percent(figures["index_pct"]),
    }


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    item=item,
    draw={MAP: drawn},
    lead=lead,
    brief=brief,
    blank={MAP: blank},
)
