"""W7: the domain's two examples, every rule at its limits, and what is refused."""

import copy
import subprocess
import sys
from itertools import combinations, cycle

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.networks.networks import edge, network, node
from xblocks.modules.networks.model import KINDS, TYPES, figures, findings

A = {
    "nodes": [
        node("A", own=True),
        node("B", "county"),
        node("C", "association"),
        node("D"),
        node("E"),
    ],
    "edges": [edge("A", "B", "project", 2), edge("B", "C", "information"), edge("C", "D", "contract", 3)],
}
B = {
    "nodes": [
        node("A"),
        node("B", "county"),
        node("C", own=True),
        node("D", "association"),
        node("E"),
        node("F", "county"),
    ],
    "edges": [edge(a, b, "project") for a, b in ("AB", "BC", "AC")]
    + [edge("C", "D", "contract", 3)]
    + [edge(a, b, "project") for a, b in ("DE", "EF", "DF")],
}


def plain(value):
    """Floats as the domain compares them."""
    if isinstance(value, float):
        return round(value, 9)
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def found(sheet, settings=None):
    return [
        (entry["rule"], entry["severity"], entry["items"], plain(entry["values"]))
        for entry in findings(sheet, settings)
    ]


def of(rule, sheet, settings=None):
    """What one rule says."""
    return [entry[2:] for entry in found(sheet, settings) if entry[0] == rule]


def test_example_a():
    assert found(A) == [
        ("W7-1", "warning", [], {"components": [["A", "B", "C", "D"], ["E"]]}),
        ("W7-2", "warning", ["B"], {}),
        ("W7-2", "warning", ["C"], {}),
        ("W7-5", "hint", ["A"], {"constraint": 1.0}),
    ]


def test_example_b():
    assert found(B) == [
        ("W7-2", "warning", ["C"], {}),
        ("W7-2", "warning", ["D"], {}),
        ("W7-3", "hint", ["C"], {"betweenness": 0.6}),
        ("W7-3", "hint", ["D"], {"betweenness": 0.6}),
    ]


def test_the_figures_of_the_examples():
    assert plain(figures(A)) == {
        "nodes": 5,
        "joined": 3,
        "density": 0.3,
        "components": [["A", "B", "C", "D"], ["E"]],
        "articulation_points": ["B", "C"],
        "brokers": [],
        "types": 3,
        "betweenness": {"A": 0, "B": 0.333333333, "C": 0.333333333, "D": 0, "E": 0},
        "constraint": {"A": 1, "B": 0.5, "C": 0.5, "D": 1, "E": None},
    }
    second = plain(figures(B))
    assert second["density"] == 0.466666667 and second["components"] == [[*"ABCDEF"]]
    assert second["brokers"] == second["articulation_points"] == ["C", "D"]
    assert second["betweenness"] == {"A": 0, "B": 0, "C": 0.6, "D": 0.6, "E": 0, "F": 0}
    near, far = 0.611111111, 1.006944444
    assert second["constraint"] == {"A": far, "B": far, "C": near, "D": near, "E": far, "F": far}


@pytest.mark.parametrize("sheet", [{}, {"nodes": []}, {"nodes": None, "edges": {}}])
def test_no_node_is_incomplete(sheet):
    assert findings(sheet) == []
    assert figures(sheet) == {
        "nodes": 0,
        "joined": 0,
        "density": None,
        "components": [],
        "articulation_points": [],
        "brokers": [],
        "types": 0,
        "betweenness": {},
        "constraint": {},
    }


def test_one_node_has_no_density():
    assert found(network(1, [], types=1)) == [("W7-6", "hint", [], {"types": 1})]
    one = figures(network(1, []))
    assert (one["density"], one["betweenness"], one["constraint"]) == (None, {"0": 0}, {"0": None})


def test_two_nodes_have_no_betweenness():
    two = figures(network(2, ["01"]))
    assert (two["density"], two["betweenness"], two["constraint"]) == (1, {"0": 0, "1": 0}, {"0": 1, "1": 1})


def test_one_part_is_whole_and_two_are_not():
    assert of("W7-1", network(3, ["01", "12"])) == []
    assert of("W7-1", network(4, ["02", "13"])) == [([], {"components": [["0", "2"], ["1", "3"]]})]
    assert of("W7-1", network(3, [])) == [([], {"components": [["0"], ["1"], ["2"]]})]


def test_parts_and_their_nodes_stand_in_the_order_of_the_sheet():
    mixed = {"nodes": [node(key) for key in "zbay"], "edges": [edge("a", "z"), edge("y", "b")]}
    assert of("W7-1", mixed) == [([], {"components": [["z", "a"], ["b", "y"]]})]


def test_a_ring_has_no_bottleneck_and_a_chain_has():
    assert of("W7-2", network(4, ["01", "12", "23", "30"])) == []
    assert of("W7-2", network(4, ["01", "12", "23"])) == [(["1"], {}), (["2"], {})]
    assert of("W7-2", network(3, ["20", "21"])) == [(["2"], {})]


def test_half_of_the_ways_make_no_broker_and_more_do():
    half = network(5, ["01", "02", "13", "24", "34"])  # a ring: a sixth each
    assert of("W7-3", half) == []
    middle = network(4, ["01", "12", "23", "13"])  # 1 lies on two of three ways
    assert of("W7-3", middle) == [(["1"], {"betweenness": 0.666666667})]
    limit = {"broker": 2 / 3}
    assert of("W7-3", middle, limit) == []
    assert figures(middle, limit)["brokers"] == [] and figures(middle)["brokers"] == ["1"]


def test_exactly_half_of_the_ways_are_not_yet_a_broker():
    square = network(5, ["01", "02", "03", "12", "34"])
    shares = plain(figures(square)["betweenness"])
    assert shares["3"] == 0.5 and shares["0"] == 0.666666667
    assert [items for items, _ in of("W7-3", square)] == [["0"]]


def complete(count):
    return [f"{a}{b}" for a, b in combinations(range(count), 2)]


@pytest.mark.parametrize(
    ("count", "joined", "said"),
    [
        (6, 2, True),  # 0.133
        (5, 1, True),  # 0.1
        (5, 2, False),  # 0.2
        (5, 7, False),  # exactly 0.7
        (5, 8, True),
        (2, 0, True),
    ],
)
def test_too_sparse_and_too_dense(count, joined, said):
    density = plain(2 * joined / (count * (count - 1)))
    assert of("W7-4", network(count, complete(count)[:joined])) == [([], {"density": density})] * said


def test_a_density_of_exactly_fifteen_percent_is_fine():
    pairs = [(str(a), str(b)) for a, b in combinations(range(16), 2)]
    nodes = [node(str(number), kind) for number, kind in zip(range(16), cycle(TYPES), strict=False)]
    for joined, said in ((17, 1), (18, 0)):  # 17 and 18 of 120
        assert len(of("W7-4", {"nodes": nodes, "edges": [edge(a, b) for a, b in pairs[:joined]]})) == said


def test_ones_own_node_depends_on_few():
    def own(*pairs):
        return of("W7-5", network(5, pairs, own="0"))

    assert own("01", "12") == [(["0"], {"constraint": 1.0})]
    assert own("01", "02") == []  # 0.5
    assert own("01", "02", "12") == [(["0"], {"constraint": 1.125})]
    assert own("12") == []  # without neighbours it has none
    assert of("W7-5", network(3, ["01", "12"])) == []  # nobody's own
    assert of("W7-5", network(3, ["01", "12"], own="02")) == [(["0"], {"constraint": 1}), (["2"], {"constraint": 1})]


def test_the_limit_of_constraint_is_still_fine():
    pairs = ["01", "02", "03", "12"]
    at = figures(network(4, pairs))["constraint"]["0"]
    assert plain(at) == 0.611111111
    assert of("W7-5", network(4, pairs, own="0"), {"constrained": 0.611111111}) == []
    assert of("W7-5", network(4, pairs, own="0"), {"constrained": 0.6111}) == [(["0"], {"constraint": 0.611111111})]


@pytest.mark.parametrize(("types", "said"), [(1, True), (2, True), (3, False), (7, False)])
def test_fewer_than_three_types(types, said):
    assert of("W7-6", network(7, complete(4), types=types)) == [([], {"types": types})] * said


def test_several_edges_of_a_pair_count_once_and_have_no_direction():
    once, twice = network(3, ["01", "12"]), network(3, ["01", "10", "01", "12"])
    assert figures(once) == figures(twice) and findings(once) == findings(twice)


def test_kind_and_strength_count_nowhere():
    others = {**A, "edges": [{**one, "kind": "contract", "strength": 1} for one in A["edges"]]}
    assert findings(others) == findings(A)


def test_an_author_may_move_the_limits():
    assert of("W7-3", B, {"broker": 0.6}) == []
    assert len(of("W7-4", A, {"sparse": 0.31})) == len(of("W7-4", A, {"dense": 0.29})) == 1
    assert of("W7-4", A, {"sparse": 0.3, "dense": 0.3}) == []
    assert of("W7-5", A, {"constrained": 1}) == []
    assert of("W7-6", A, {"types": 4}) == [([], {"types": 3})]
    assert found(A, {"broker": None, "other": "x"}) == found(A)
    for function in (findings, figures):
        with pytest.raises(ValueError, match="types"):
            function(A, {"types": "4"})


WRONG_NODE = {"id": [None, "", " ", 7], "type": [None, "city", "Municipality", 1], "own": [1, "true", "yes"]}
WRONG_EDGE = {
    "a": [None, " ", 7, "Z", "B", "a"],
    "b": [None, 7, "Z", "A"],
    "kind": [None, "friend", 3],
    "strength": [None, 0, 4, -1, "2", 2.0, True],
}


def refused(sheet, match=None):
    for function in (findings, figures):
        with pytest.raises(ValueError, match=match):
            function(sheet)


@pytest.mark.parametrize(("field", "value"), [(key, value) for key, values in WRONG_NODE.items() for value in values])
def test_what_is_no_node_is_refused(field, value):
    refused({"nodes": [*A["nodes"][:4], {**node("E"), field: value}]})


@pytest.mark.parametrize(("field", "value"), [(key, value) for key, values in WRONG_EDGE.items() for value in values])
def test_what_is_no_edge_is_refused(field, value):
    refused({**A, "edges": [*A["edges"][1:], {**A["edges"][0], field: value}]})


@pytest.mark.parametrize("field", ["a", "b", "kind", "strength"])
def test_an_edge_without_a_field_is_refused(field):
    refused({**A, "edges": [{key: value for key, value in A["edges"][0].items() if key != field}]}, field)


def test_what_does_not_go_together_is_refused():
    refused({"nodes": [node("A"), node("A")]}, "nodes: 'A'")
    refused({**A, "edges": [edge("A", "A")]}, "joined with itself")
    refused({"edges": [edge("A", "B")]}, "edges: 'A'")


@pytest.mark.parametrize("sheet", [None, [], "x", {"nodes": {"A": 1}}, {"nodes": [1]}, {"edges": "x"}])
def test_what_is_no_sheet_is_refused(sheet):
    refused(sheet)


def test_further_keys_and_an_empty_flag_are_ignored():
    more = {**A, "nodes": [{**one, "name": 7, "own": one["own"] or None} for one in A["nodes"]], "contacts": [1]}
    assert findings(more) == findings(A)


@st.composite
def sheets(draw):
    """Any valid sheet."""
    ids = [f"n{number}" for number in range(draw(st.integers(0, 9)))]
    nodes = [node(key, draw(st.sampled_from(TYPES)), own=draw(st.booleans())) for key in ids]
    pairs = [*combinations(ids, 2)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=14)) if pairs else []
    edges = [
        edge(*draw(st.permutations(pair)), draw(st.sampled_from(KINDS)), draw(st.integers(1, 3))) for pair in chosen
    ]
    return {"nodes": nodes, "edges": edges}


def unordered(result):
    """Findings as a set; the nodes of a part, and the parts, in any order."""
    return {
        (
            entry["rule"],
            *entry["items"],
            str(sorted(map(sorted, entry["values"].get("components", [])))),
            str(plain({key: value for key, value in entry["values"].items() if key != "components"})),
        )
        for entry in result
    }


@given(sheets(), st.randoms())
def test_it_is_pure_sorted_and_the_order_of_rows_does_not_matter(sheet, random):
    before = copy.deepcopy(sheet)
    result = findings(sheet)
    assert sheet == before and findings(sheet) == result
    assert [entry["rule"] for entry in result] == sorted(entry["rule"] for entry in result)
    mixed = {name: random.sample(rows, len(rows)) for name, rows in sheet.items()}
    turned = [{**one, "a": one["b"], "b": one["a"]} for one in mixed["edges"]]
    assert unordered(findings({**mixed, "edges": turned})) == unordered(result)


@given(sheets())
def test_the_measures_are_those_of_networkx(sheet):
    graph = networkx.Graph()
    graph.add_nodes_from(one["id"] for one in sheet["nodes"])
    graph.add_edges_from((one["a"], one["b"]) for one in sheet["edges"])
    ours = figures(sheet)
    theirs = networkx.constraint(graph, nodes=[*graph])
    assert ours["constraint"] == {key: pytest.approx(value) if graph[key] else None for key, value in theirs.items()}
    assert ours["betweenness"] == pytest.approx(networkx.betweenness_centrality(graph))
    assert sorted(map(sorted, ours["components"])) == sorted(map(sorted, networkx.connected_components(graph)))
    assert len(graph) < 2 or ours["density"] == pytest.approx(networkx.density(graph))


@given(sheets())
def test_what_joins_two_parts_leaves_one_part_less(sheet):
    parts = figures(sheet)["components"]
    if len(parts) > 1:
        bridge = edge(parts[0][0], parts[1][0])
        assert len(figures({**sheet, "edges": [*sheet["edges"], bridge]})["components"]) == len(parts) - 1


def test_without_an_edge_no_library_of_graphs_is_loaded():
    code = (
        "import sys; from xblocks.modules.networks.model import findings;"
        "findings({'nodes': [{'id': 'A', 'type': 'state'}]}); sys.exit('networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
