"""Networks as the rules take them."""

from itertools import cycle, islice

from xblocks.modules.networks.model import TYPES


def node(key, kind="municipality", *, own=False):
    return {"id": key, "type": kind, "own": own}


def edge(a, b, kind="information", strength=1):
    return {"a": a, "b": b, "kind": kind, "strength": strength}


def network(count, pairs, own="", types=3):
    """Nodes "0", "1", … of so many types, joined by pairs such as "01"."""
    kinds = islice(cycle(TYPES[:types]), count)
    nodes = [node(str(number), kind, own=str(number) in own) for number, kind in enumerate(kinds)]
    return {"nodes": nodes, "edges": [edge(a, b) for a, b in pairs]}
