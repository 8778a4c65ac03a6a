"""A network: who is linked with whom, on whom it hangs, and which parts have no way to each other.

An emblem's outline says of which kind a node is, its number leads to the list below. One's own house is filled and stands
in the middle, bottlenecks and brokers have rings, a part without a way to the rest has a frame of its own. Nothing is said
by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

import svg

from xblocks.drawing.boxes import Box, Point
from xblocks.drawing.emblems import REACH, Outline, emblem
from xblocks.drawing.frame import WIDTH, Sign, heading, legend, picture
from xblocks.drawing.labels import Label, Line, draw, labels
from xblocks.drawing.lettering import lines, text
from xblocks.drawing.plane import Part, first, rest
from xblocks.drawing.stress import neighbours, parts

DRAWN = 60  # nodes of which one picture can still be read
_RING, _OUTER = 20, 24  # radius of a ring, and of one around it
_HEAD = 36  # between the largest part and the others
_SEVERAL = 30  # nodes up to which it is worth while to look at a network lying one way and another
_BLANK = 820  # the height of a network to draw by hand


@dataclass(frozen=True)
class Node:
    """A house or an office. `bottleneck`: without it the network falls apart; `broker`: most ways lead over it."""

    number: int
    name: str
    kind: str
    own: bool = False
    bottleneck: bool = False
    broker: bool = False


@dataclass(frozen=True)
class Link:
    """A line between two nodes by their places; `strength` from 1 to 3."""

    a: int
    b: int
    strength: int = 1


@dataclass(frozen=True)
class NetworkWords:
    """The reader's words. `kinds` and `strengths` are the legend, in order; `apart` heads the parts without a way to the
    first, `linked` and `alone` begin or are what is said of a node's links."""

    title: str
    kinds: Mapping[str, str]
    own: str
    bottleneck: str
    broker: str
    strengths: Mapping[int, str]
    apart: str
    linked: str
    alone: str
    subtitle: str = ""
    description: str = ""
    outlines: Mapping[str, Outline] = field(default_factory=dict)


def said(nodes: Sequence[Node], links: Sequence[Link], words: NetworkWords) -> list[tuple[str, str]]:
    """The same in words: of every node its name, what it is, and with whom it is linked."""
    near = neighbours(len(nodes), _pairs(links))
    found = []
    for node, others in zip(nodes, near, strict=True):
        linked = f"{words.linked} {', '.join(nodes[other].name for other in others)}" if others else words.alone
        found.append((node.name, "; ".join([words.kinds[node.kind], *_marks(node, words), linked])))
    return found


def _marks(node: Node, words: NetworkWords) -> list[str]:
    marks = ((node.own, words.own), (node.bottleneck, words.bottleneck), (node.broker, words.broker))
    return [said for holds, said in marks if holds]


def _pairs(links: Sequence[Link]) -> list[tuple[int, int]]:
    return [(link.a, link.b) for link in links]


def network(nodes: Sequence[Node], links: Sequence[Link], words: NetworkWords, *, uid: str, language: str) -> str:
    """The network as SVG; without nodes it is one to draw by hand. `uid` begins the ids, empty there are none.

    Of several links between two nodes the strongest is shown.
    """
    head = heading(words.title, words.subtitle, language)
    top = head.bottom + 8
    body, bottom = _body(nodes, links, words, top, language) if nodes else _blank(top)
    below = legend(_signs(nodes, links, words), bottom + 12)
    return picture(
        [*head.elements, *body, *below.elements],
        kind="network",
        height=below.bottom + 4,
        title=words.title,
        description=words.description,
        uid=uid,
    )


def _body(
    nodes: Sequence[Node], links: Sequence[Link], words: NetworkWords, top: float, language: str
) -> tuple[list[svg.Element], float]:
    strongest = _strongest(links)
    places, named = _laid(nodes, [*strongest], top, language)
    middles = dict(sorted(spot for part in places for spot in zip(part.nodes, part.middles, strict=True)))
    elements: list[svg.Element] = []
    if len(places) > 1:
        (line,) = lines(words.apart, WIDTH, 15, 1, language=language)
        elements.append(text(0, places[0].frame.bottom + _HEAD - 10, line, "axis"))
        elements += [_frame(part.frame) for part in places[1:]]
    elements += [_line(middles[a], middles[b], strength) for (a, b), strength in strongest.items()]
    leaders = [label.leader for label in named if label and label.leader]
    elements += [svg.Line(x1=a, y1=b, x2=c, y2=d, class_=["leader"]) for (a, b), (c, d) in leaders]
    elements += [part for node, middle in middles.items() for part in _draw(nodes[node], middle, words)]
    elements += [part for label in named if label for part in draw(label)]
    return elements, max(part.frame.bottom for part in places)


def _laid(
    nodes: Sequence[Node], pairs: Sequence[tuple[int, int]], top: float, language: str
) -> tuple[list[Part], list[Label | None]]:
    """The parts and the names of all nodes; of the ways in which the largest may lie that in which names find most room."""
    found = parts(len(nodes), pairs)
    near = neighbours(len(nodes), pairs)
    owns = [
        max((one for one in part if nodes[one].own), key=lambda one: len(near[one]), default=None) for part in found
    ]
    best: tuple[int, list[Part], list[Label | None]] | None = None
    for one in first(found[0], pairs, owns[0], top):
        places = [one, *rest(found[1:], pairs, owns[1:], one.frame.bottom + _HEAD)]
        frames = {node: part.frame.grown(-3) for part in places for node in part.nodes}
        middles = {node: at for part in places for node, at in zip(part.nodes, part.middles, strict=True)}
        order = range(len(nodes))
        lines = [(middles[a], middles[b]) for a, b in pairs]
        named = labels(
            [node.name for node in nodes],
            [middles[node] for node in order],
            [frames[node] for node in order],
            [],
            language,
            radii=[_reach(node) for node in nodes],
            links=lines,
        )
        amiss = sum(_amiss(label, lines) for label in named)
        if best is None or amiss < best[0]:
            best = amiss, places, named
        if not amiss or len(nodes) > _SEVERAL:
            break
    assert best
    return best[1:]


def _amiss(label: Label | None, lines: Sequence[Line]) -> int:
    """How much is amiss with a name: that it is lacking, that it stands off its mark, that it stands on a line."""
    if label is None:
        return 6
    return 2 if label.leader else int(any(label.box.crossed(*line) for line in lines))


def _strongest(links: Sequence[Link]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    for link in links:
        pair = min(link.a, link.b), max(link.a, link.b)
        found[pair] = max(link.strength, found.get(pair, 0))
    return found


def _draw(node: Node, middle: Point, words: NetworkWords) -> Iterator[svg.Element]:
    if node.broker:
        yield _ring(*middle, _RING, "broker")
    if node.bottleneck:
        yield _ring(*middle, _OUTER if node.broker else _RING, "bottleneck")
    yield from emblem(words.outlines[node.kind], *middle, node.number, *(["own"] if node.own else []))


def _reach(node: Node) -> float:
    """How far the marks of a node go from its middle."""
    return _OUTER + 1 if node.broker and node.bottleneck else _RING + 1 if node.broker or node.bottleneck else REACH


def _ring(x: float, y: float, radius: float, name: str) -> svg.Element:
    return svg.Circle(cx=x, cy=y, r=radius, class_=["ring", name])


def _line(start: Point, end: Point, strength: int) -> svg.Element:
    return svg.Line(x1=start[0], y1=start[1], x2=end[0], y2=end[1], class_=["link", f"strength-{strength}"])


def _frame(box: Box) -> svg.Element:
    wide, high = box.right - box.left, box.bottom - box.top
    return svg.Rect(x=box.left, y=box.top, width=wide, height=high, rx=8, class_=["apart"])


def _signs(nodes: Sequence[Node], links: Sequence[Link], words: NetworkWords) -> list[tuple[Sign, str]]:
    """What of the legend the picture needs; one to draw by hand needs all."""
    kinds, strengths = {node.kind for node in nodes}, {link.strength for link in links}
    plain = words.outlines[nodes[0].kind] if nodes else "circle"
    signs: list[tuple[bool, Sign, str]] = [
        (kind in kinds, partial(emblem, words.outlines[kind], size=0.7), said) for kind, said in words.kinds.items()
    ]
    signs += [
        (any(node.own for node in nodes), partial(_small, plain, "own"), words.own),
        (any(node.bottleneck for node in nodes), partial(_small, plain, "bottleneck"), words.bottleneck),
        (any(node.broker for node in nodes), partial(_small, plain, "broker"), words.broker),
    ]
    signs += [(step in strengths, partial(_short, step), said) for step, said in words.strengths.items()]
    return [(sign, said) for needed, sign, said in signs if needed or not nodes]


def _small(outline: Outline, name: str, x: float, y: float) -> Iterator[svg.Element]:
    if name == "own":
        yield from emblem(outline, x, y, None, name, size=0.7)
    else:
        yield _ring(x, y, 11, name)
        yield from emblem(outline, x, y, size=0.45)


def _short(strength: int, x: float, y: float) -> Iterator[svg.Element]:
    yield _line((x - 12, y), (x + 12, y), strength)


def _blank(top: float) -> tuple[list[svg.Element], float]:
    """Room to draw, one's own house in the middle."""
    room = Box(0, top, WIDTH, top + _BLANK)
    return [_frame(room), *emblem("circle", *room.middle, None, "own")], room.bottom
