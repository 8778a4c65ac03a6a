"""W7's network as a picture, with the list that says the same.

Nodes and edges are valid rows of W7, nodes with a `number` and a `name`. Every function returns what is safe to print in a
template. `uid` begins the ids and is unique on the page, empty there are none; `language` is that of the names, without it
the reader's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.emblems import OUTLINES, Outline
from xblocks.drawing.listing import numbered
from xblocks.drawing.network import DRAWN, Link, NetworkWords, Node, said
from xblocks.drawing.network import network as draw
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.networks.model import TYPES

_OUTLINES: dict[str, Outline] = dict(zip(TYPES, OUTLINES, strict=True))


def network(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    figures: Mapping[str, Any],
    *,
    words: NetworkWords,
    uid: str,
    language: str = "",
) -> SafeString:
    """The network, and the list of its numbers; empty text without nodes. Of a large one those are drawn that have most
    neighbours; the list has all."""
    if not nodes:
        return mark_safe("")
    places = {row["id"]: place for place, row in enumerate(nodes)}
    every = [_node(row, figures) for row in nodes]
    links = [Link(places[edge["a"]], places[edge["b"]], edge["strength"]) for edge in edges]
    told = replace(words, description=_described(nodes, figures, words), outlines=_OUTLINES)
    shown = _busiest(len(every), links)
    at = {place: number for number, place in enumerate(shown)}
    inner = [Link(at[one.a], at[one.b], one.strength) for one in links if one.a in at and one.b in at]
    picture = draw(
        [every[place] for place in shown],
        inner,
        told if len(shown) == len(every) else replace(told, subtitle=_part(len(shown), len(every))),
        uid=uid,
        language=language or reader_language(),
    )
    listed = zip(every, said(every, links, told), strict=True)
    return mark_safe(picture + numbered((node.number, *text) for node, text in listed))


def blank(words: NetworkWords) -> SafeString:
    """Room to draw a network by hand, with the legend."""
    return mark_safe(draw([], [], replace(words, outlines=_OUTLINES), uid="", language=reader_language()))


def sentence(figures: Mapping[str, Any]) -> str:
    """What the network looks like, in a sentence or two; empty for fewer than two nodes."""
    _ = gettext_for()
    parts, points = len(figures["components"]), len(figures["articulation_points"])
    told = []
    if parts > 1:
        told.append(_("Separate parts: %(count)s. There is no way from one to another.") % {"count": parts})
    elif figures["nodes"] > 1:
        told.append(_("All are linked, directly or over others."))
    if points:
        told.append(_("Bottlenecks: %(count)s. Without any of them the network falls apart.") % {"count": points})
    elif parts == 1 and figures["nodes"] > 2:
        told.append(_("The network holds even if any one of them drops out."))
    return " ".join(told)


def lead(figures: Mapping[str, Any]) -> SafeString:
    """The same as a paragraph."""
    said = sentence(figures)
    return mark_safe(f'<p class="lotse-sentence">{escape(said)}</p>' if said else "")


def _node(row: Mapping[str, Any], figures: Mapping[str, Any]) -> Node:
    return Node(
        number=row["number"],
        name=row.get("name") or row["id"],
        kind=row["type"],
        own=row.get("own", False),
        bottleneck=row["id"] in figures["articulation_points"],
        broker=row["id"] in figures["brokers"],
    )


def _busiest(count: int, links: Sequence[Link]) -> list[int]:
    """The places of as many nodes as can be drawn, those with most neighbours, in order."""
    pairs = {frozenset((link.a, link.b)) for link in links}
    near = [0] * count
    for pair in pairs:
        for place in pair:
            near[place] += 1
    return sorted(sorted(range(count), key=lambda place: -near[place])[:DRAWN])


def _part(shown: int, count: int) -> str:
    text = gettext_for()("Shown are the %(shown)s with most connections, of %(count)s. The list has all.")
    return text % {"shown": shown, "count": count}


def _described(nodes: Sequence[Mapping[str, Any]], figures: Mapping[str, Any], words: NetworkWords) -> str:
    """What is to be seen, with the names of those that stand out."""
    names = {row["id"]: row.get("name") or row["id"] for row in nodes}
    marked = ((words.bottleneck, figures["articulation_points"]), (words.broker, figures["brokers"]))
    told = [f"{title}: {', '.join(names[key] for key in keys)}." for title, keys in marked if keys]
    every = [sentence(figures), *told, gettext_for()("The list below says who is linked with whom.")]
    return " ".join(filter(None, every))
