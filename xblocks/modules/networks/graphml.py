"""A network as GraphML, for programs that draw and measure graphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any


def document(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    figures: Mapping[str, Any],
    *,
    types: Mapping[str, str],
    kinds: Mapping[str, str],
) -> str:
    """The rows of W7 and what was derived of them as an XML document; `types` and `kinds` by their names.

    Every edge is one of its own. Constraint is left out where a node has no neighbours.
    """
    import networkx  # here, since it takes longer to load than all our blocks together

    graph = networkx.MultiGraph()
    parts = {key: number for number, part in enumerate(figures["components"], 1) for key in part}
    for node in nodes:
        key = node["id"]
        constraint = figures["constraint"][key]
        graph.add_node(
            _id(node),
            label=node.get("name") or key,
            type=types[node["type"]],
            own=node.get("own", False),
            part=parts[key],
            articulation_point=key in figures["articulation_points"],
            betweenness=figures["betweenness"][key],
            **({} if constraint is None else {"constraint": constraint}),
        )
    ids = {node["id"]: _id(node) for node in nodes}
    for edge in edges:
        graph.add_edge(ids[edge["a"]], ids[edge["b"]], kind=kinds[edge["kind"]], strength=edge["strength"])
    body = BytesIO()
    networkx.write_graphml(graph, body, named_key_ids=True)
    return body.getvalue().decode()


def _id(node: Mapping[str, Any]) -> str:
    return f"n{node['number']}"
