"""What the network workshop adds to the sheet: its figures and findings in words, its picture, its days, its file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xblocks.drawing.network import NetworkWords
from xblocks.kit.i18n import gettext_for
from xblocks.modules.networks import graphml, model, picture
from xblocks.modules.networks.content import CONTACTS, EDGES, NETWORK, NODES, SPEC, Content
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.module import Brief, Dated, Module, Numbers
from xblocks.modules.workshop.words import language, number, row_title, titled
from xblocks.modules.workshop.work import Judged, Work

_NAMED = 5  # nodes of a part, and parts, that a finding names


def value(content: Content, sheet: Work, name: str, given: Any) -> str | None:
    """The parts of the network by their nodes; shares with two decimals."""
    if name == "components":
        parts = [_part(content, sheet, place, keys) for place, keys in enumerate(given[:_NAMED], 1)]
        return "; ".join([*parts, *(["…"] if len(given) > _NAMED else [])])
    return number(given, 2) if name in ("betweenness", "density") else None


def _part(content: Content, sheet: Work, place: int, keys: Sequence[str]) -> str:
    names = [row_title(content, sheet, NODES, key) for key in keys[:_NAMED]]
    values = {"number": place, "names": ", ".join([*names, *(["…"] if len(keys) > _NAMED else [])])}
    return gettext_for()("part %(number)s: %(names)s") % values


def _rows(judged: Judged, table: str) -> list[dict[str, Any]]:
    return [{"id": row.key, "number": row.number, **row.cells} for row in judged.rows[table]]


def _options(content: WorkshopContent, table: str, column: str) -> dict[str, str]:
    return {option.key: option.title for option in content.words(table).column(column).options}


def network(content: Content, judged: Judged, uid: str) -> str:
    """Who is linked with whom."""
    figures = judged.figures
    words = _words(content, titled(content.picture(NETWORK).title, judged), picture.sentence(figures))
    nodes, edges = _rows(judged, NODES), _rows(judged, EDGES)
    return picture.network(nodes, edges, figures, words=words, uid=uid, language=language(content))


def blank(content: Content) -> str:
    """The map to be drawn by hand."""
    return picture.blank(_words(content, content.picture(NETWORK).title, ""))


def _words(content: Content, title: str, subtitle: str) -> NetworkWords:
    _ = gettext_for()
    strength = content.words(EDGES).column("strength").title
    return NetworkWords(
        title=title,
        subtitle=subtitle,
        kinds=_options(content, NODES, "type"),
        own=_("own house"),
        bottleneck=_("bottleneck"),
        broker=_("broker"),
        strengths={int(key): f"{strength} {said}" for key, said in _options(content, EDGES, "strength").items()},
        apart=_("Without a way to the others"),
        linked=_("linked with"),
        alone=_("without a connection"),
    )


def lead(_content: Content, figures: Mapping[str, Any]) -> str:
    """Whether the network holds together, in a sentence."""
    return picture.lead(figures)


def brief(content: Content, judged: Judged) -> Brief:
    """The map, and how much hangs on how few."""
    counts = (
        ("nodes", judged.figures["nodes"]),
        ("components", len(judged.figures["components"])),
        ("articulation_points", len(judged.figures["articulation_points"])),
    )
    told = tuple((number(count), content.figure(key).title) for key, count in counts)
    return Brief(network(content, judged, ""), told, square=True)


def numbers(_content: Content, figures: Mapping[str, Any]) -> Numbers:
    """The figures as a table; those of single nodes stand in the file."""
    if not figures["nodes"]:
        return Numbers()
    counts = {key: len(figures[key]) if isinstance(figures[key], list) else figures[key] for key in SPEC.figures}
    said = {key: [number(count, 2 if key == "density" else None)] for key, count in counts.items()}
    return Numbers([gettext_for()("Number")], said)


def dates(content: Content, judged: Judged) -> Iterator[Dated]:
    """Until when somebody gets in touch with whom."""
    names = {row.key: row.cells["name"] for row in judged.rows[NODES]}
    title = gettext_for()("Get in touch: %(who)s")
    for row in judged.rows[CONTACTS]:
        if "due" in row.cells:
            texts = (
                f"{content.words(CONTACTS).column(key).title}: {row.cells[key]}" for key in _TOLD if key in row.cells
            )
            yield Dated(row.key, row.cells["due"], title % {"who": names[row.cells["node"]]}, "\n".join(texts))


_TOLD = ("question", "offer", "owner")


def document(content: WorkshopContent, judged: Judged) -> str:
    """The network as GraphML."""
    return graphml.document(
        _rows(judged, NODES),
        _rows(judged, EDGES),
        judged.figures,
        types=_options(content, NODES, "type"),
        kinds=_options(content, EDGES, "kind"),
    )


MODULE = Module(
    spec=SPEC,
    reads=model.Sheet,
    findings=model.findings,
    figures=model.figures,
    numbers=numbers,
    value=value,
    draw={NETWORK: network},
    lead=lead,
    brief=brief,
    blank={NETWORK: blank},
    dates=dates,
)
