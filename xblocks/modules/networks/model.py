"""The rules of W7: where a network falls apart, on whom it hangs, and whom one's own house depends on.

A node is `{id, type, own}`, an edge `{a, b, kind, strength}` between two different nodes, strength from 1 to 3. The graph
is undirected and unweighted; several edges between the same two nodes count as one. Ids are unique.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import fsum
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field, model_validator

from xblocks.modules.workshop.reading import Part, Text, finding, known, thresholds, unique

#: Limits of the rules: betweenness above which a node is a broker, density below which a network is sparse and above
#: which it is dense, constraint above which one's own house depends on few, and how many types of nodes are enough.
DEFAULTS = {"broker": 0.5, "sparse": 0.15, "dense": 0.7, "constrained": 0.7, "types": 3}

Type = Literal["municipality", "county", "association", "company", "university", "civil_society", "state"]
TYPES: tuple[Type, ...] = get_args(Type)
Kind = Literal["information", "project", "joint_service", "contract"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_PLACES = 9  # to which floats are rounded before they are compared


class Node(Part):
    """A house or an office; `own` is one's own."""

    id: Text
    type: Type
    own: bool = False


class Edge(Part):
    """What two nodes have with each other."""

    a: Text
    b: Text
    kind: Kind
    strength: Annotated[int, Field(ge=1, le=3)]


class Sheet(Part):
    """A whole sheet."""

    nodes: list[Node] = []
    edges: list[Edge] = []

    @model_validator(mode="after")
    def _goes_together(self) -> Self:
        ids = [node.id for node in self.nodes]
        unique(ids, "nodes")
        known(chain.from_iterable((edge.a, edge.b) for edge in self.edges), ids, "edges")
        for edge in self.edges:
            if edge.a == edge.b:
                raise ValueError(f"edges: {edge.a!r} is joined with itself")
        return self


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out in a network, sorted by rule, then by node; [] for a sheet without any node.

    Items are ids of nodes. Raises ValueError for a sheet that is not one.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    return [*_found(read, figures(read), limits)] if read.nodes else []


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The derived numbers.

    `{nodes, joined, density, components, articulation_points, brokers, types, betweenness, constraint}`: how many nodes
    and joined pairs, the share of all pairs that is joined (None for one node), the parts without a way between them and
    the nodes without which there were more (ids, in the order of the sheet), the nodes of high betweenness, how many
    types there are; betweenness by id, divided by the pairs of others (0 for fewer than three nodes), and constraint by
    id, None for a node without neighbours. Raises ValueError as `findings` does.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    ids = [node.id for node in read.nodes]
    near = _neighbours(read)
    places = {key: place for place, key in enumerate(ids)}
    components, points, between = _measured(tuple(tuple(sorted(map(places.__getitem__, near[key]))) for key in ids))
    betweenness = dict(zip(ids, between, strict=True))
    count, joined = len(ids), sum(map(len, near.values())) // 2
    return {
        "nodes": count,
        "joined": joined,
        "density": 2 * joined / (count * (count - 1)) if count > 1 else None,
        "components": [[ids[place] for place in part] for part in components],
        "articulation_points": [ids[place] for place in points],
        "brokers": [key for key in ids if _above(betweenness[key], limits["broker"])],
        "types": len({node.type for node in read.nodes}),
        "betweenness": betweenness,
        "constraint": {key: _constraint(near, key) for key in ids},
    }


def _neighbours(sheet: Sheet) -> dict[str, set[str]]:
    near: dict[str, set[str]] = {node.id: set() for node in sheet.nodes}
    for edge in sheet.edges:
        near[edge.a].add(edge.b)
        near[edge.b].add(edge.a)
    return near


@lru_cache(64)  # rules, figures and picture ask for the same network, and most changes leave it as it is
def _measured(neighbours: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[int], list[float]]:
    """Components, articulation points and betweenness of nodes by their places in the sheet, of which the neighbours of
    each are given, in order. Whoever gets a list leaves it as it is.
    """
    if not any(neighbours):
        return [[place] for place in range(len(neighbours))], [], [0.0] * len(neighbours)
    import networkx  # here, since it takes longer to load than all our blocks together

    graph = networkx.Graph(dict(enumerate(neighbours)))
    betweenness = networkx.betweenness_centrality(graph)
    return (
        sorted(map(sorted, networkx.connected_components(graph))),
        sorted(networkx.articulation_points(graph)),
        [betweenness[place] for place in range(len(neighbours))],
    )


def _constraint(near: Mapping[str, set[str]], key: str) -> float | None:
    """Burt's constraint. Ours, since that of networkx adds up in the order of a set: it differs from run to run."""
    shares = {other: 1 / len(near[other]) for other in near[key]}
    if not shares:
        return None
    terms = ((1 + fsum(shares[by] for by in near[other] & shares.keys())) ** 2 for other in shares)
    return fsum(terms) / len(shares) ** 2


def _above(value: float, limit: float) -> bool:
    return round(value, _PLACES) > round(limit, _PLACES)


def _found(sheet: Sheet, derived: Mapping[str, Any], limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    if len(derived["components"]) > 1:
        yield finding("W7-1", "warning", components=derived["components"])
    for key in derived["articulation_points"]:
        yield finding("W7-2", "warning", [key])
    for key, betweenness in derived["betweenness"].items():
        if _above(betweenness, limits["broker"]):
            yield finding("W7-3", "hint", [key], betweenness=betweenness)
    density = derived["density"]
    if density is not None and (_above(limits["sparse"], density) or _above(density, limits["dense"])):
        yield finding("W7-4", "hint", density=density)
    for node in sheet.nodes:
        constraint = derived["constraint"][node.id]
        if node.own and constraint is not None and _above(constraint, limits["constrained"]):
            yield finding("W7-5", "hint", [node.id], constraint=constraint)
    if derived["types"] < limits["types"]:
        yield finding("W7-6", "hint", types=derived["types"])
