"""W1: the domain's two examples, every rule at its limits, and what is refused."""

import copy
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.digital_foundations.maps import ITEM, ITEMS, KINDS, LEVELS, A, B, item
from xblocks.modules.digital_foundations.model import figures, findings

#: Of these no rule has anything to say, nor of the kinds and levels beside them.
AROUND = [
    item("council", "actor", "Kommune", 1, 1),
    item("form", "practice", "Land", 1, 1),
    item("leaflet", "law", "EU", 1, 1),
]


def found(sheet, settings=None):
    return [(entry["rule"], entry["severity"], entry["items"], entry["values"]) for entry in findings(sheet, settings)]


def alone(kind, relevance, readiness, settings=None, **more):
    """What is found about one item among others of which nothing is found."""
    return found({"items": [item("x", kind, "Bund", relevance, readiness, **more), *AROUND]}, settings)


def of_rule(sheet, rule, settings=None):
    return [entry for entry in found(sheet, settings) if entry[0] == rule]


def test_example_a():
    assert found(A) == [("W1-1", "error", ["OZG"], {"priority": 15}), ("W1-2", "warning", ["OZG"], {})]


def test_example_b():
    assert found(B) == [
        ("W1-3", "warning", ["actor"], {}),
        ("W1-3", "warning", ["practice"], {}),
        ("W1-4", "warning", [], {"levels": 2}),
    ]


def test_the_figures_of_the_examples():
    assert figures(A) == {
        "items": 3,
        "fields": {"act": 1, "keep": 1, "watch": 0, "maintain": 1},
        "unowned": 1,
        "index_pct": 58.3,
        "rows": [
            {"id": "OZG", "field": "act", "priority": 15},
            {"id": "IT-Planungsrat", "field": "maintain", "priority": 0},
            {"id": "EfA service", "field": "keep", "priority": 0},
        ],
    }
    assert figures(B) == {
        "items": 2,
        "fields": {"act": 1, "keep": 1, "watch": 0, "maintain": 0},
        "unowned": 0,
        "index_pct": 62.2,
        "rows": [{"id": "OZG", "field": "keep", "priority": 5}, {"id": "AI Act", "field": "act", "priority": 8}],
    }


@pytest.mark.parametrize("sheet", [{}, {"items": []}, {"items": None}, {"items": {}}, {"subject": "x"}])
def test_without_an_item_a_map_is_incomplete(sheet):
    assert findings(sheet) == []
    nothing = {"act": 0, "keep": 0, "watch": 0, "maintain": 0}
    assert figures(sheet) == {"items": 0, "fields": nothing, "unowned": 0, "index_pct": None, "rows": []}


@pytest.mark.parametrize("relevance", range(1, 6))
@pytest.mark.parametrize("readiness", range(1, 6))
def test_each_cell_of_the_map_lies_in_a_field_and_has_a_priority(relevance, readiness):
    high, ready = relevance in (4, 5), readiness in (3, 4, 5)
    field = {(True, False): "act", (True, True): "keep", (False, False): "watch", (False, True): "maintain"}
    first = relevance * (relevance - readiness) if relevance > readiness else 0
    (row,) = figures({"items": [item("x", "law", "EU", relevance, readiness)]})["rows"]
    assert row == {"id": "x", "field": field[high, ready], "priority": first}
    unowned = [entry for entry in alone("actor", relevance, readiness) if entry[0] == "W1-1"]
    assert unowned == ([("W1-1", "error", ["x"], {"priority": first})] if field[high, ready] == "act" else [])


@pytest.mark.parametrize("nobody", [None, "", " \n"])
def test_who_has_to_act_has_an_owner(nobody):
    assert alone("practice", 4, 2, owner=nobody) == [("W1-1", "error", ["x"], {"priority": 8})]
    assert alone("practice", 4, 2, owner="IT") == []


def test_what_is_kept_needs_no_owner():
    assert alone("practice", 5, 3) == alone("practice", 3, 1) == alone("actor", 3, 3) == []


@pytest.mark.parametrize(
    ("kind", "relevance", "evidence", "stands_out"),
    [
        ("law", 4, None, True),
        ("law", 5, "  ", True),
        ("law", 3, None, False),
        ("law", 4, "§ 1a", False),
        ("actor", 5, None, False),
        ("practice", 5, None, False),
    ],
)
def test_a_law_that_matters_needs_evidence_however_ready_one_is(kind, relevance, evidence, stands_out):
    for readiness in (3, 5):
        assert alone(kind, relevance, readiness, evidence=evidence) == [("W1-2", "warning", ["x"], {})] * stands_out


@pytest.mark.parametrize("lacking", KINDS)
def test_each_kind_that_no_item_has_stands_out(lacking):
    sheet = {"items": [item(kind, kind, LEVELS[n], 1, 1) for n, kind in enumerate(KINDS) if kind != lacking]}
    assert of_rule(sheet, "W1-3") == [("W1-3", "warning", [lacking], {})]
    assert of_rule({"items": [item("x", lacking, "EU", 1, 1)]}, "W1-3") == [
        ("W1-3", "warning", [kind], {}) for kind in KINDS if kind != lacking
    ]


@pytest.mark.parametrize("count", range(1, 6))
def test_three_different_levels_are_enough(count):
    sheet = {"items": [item(f"{n}", "actor", LEVELS[n % count], 1, 1) for n in range(5)]}
    assert of_rule(sheet, "W1-4") == ([("W1-4", "warning", [], {"levels": count})] if count < 3 else [])


def test_an_author_may_move_the_limits():
    assert alone("law", 4, 2, {"relevance": 5}) == []
    assert alone("practice", 3, 2, {"relevance": 3}) == [("W1-1", "error", ["x"], {"priority": 3})]
    assert alone("practice", 5, 3, {"readiness": 4}) == [("W1-1", "error", ["x"], {"priority": 10})]
    assert of_rule(A, "W1-4", {"levels": 4}) == [("W1-4", "warning", [], {"levels": 3})]
    assert found(A, {"relevance": None, "elsewhere": 7}) == found(A)
    assert figures(A, {"readiness": 2})["fields"] == {"act": 0, "keep": 2, "watch": 0, "maintain": 1}
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function(A, {"relevance": "4"})


WRONG = {
    "id": [None, "", " ", 7],
    "kind": [None, "", "Law", "person", 1, ["law"]],
    "level": [None, "bund", "Bund-Laender", "Kreis", 3],
    "relevance": [None, 0, 6, -1, "3", 3.0, True],
    "readiness": [None, 0, 6, "", "3", 2.5, False],
    "owner": [7, ["IT"], {"office": "IT"}],
    "evidence": [7, True],
}


@pytest.mark.parametrize(("field", "value"), [(field, value) for field, values in WRONG.items() for value in values])
def test_what_is_no_sheet_is_refused_whatever_else_it_holds(field, value):
    first, *rest = A["items"]
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function({"items": [*rest, {**first, field: value}]})


def test_two_rows_of_one_id_are_refused():
    with pytest.raises(ValueError, match="OZG"):
        findings({"items": [item("OZG", "law", "EU", 1, 1)] * 2})


@given(ITEMS)
def test_it_is_pure_and_sorted_by_rule_then_row(items):
    before = copy.deepcopy(items)
    result = found({"items": items})
    assert items == before and found({"items": items}) == result
    assert [entry[0] for entry in result] == sorted(entry[0] for entry in result)
    places = {row["id"]: place for place, row in enumerate(items)}
    for rule in ("W1-1", "W1-2"):
        rows = [places[entry[2][0]] for entry in result if entry[0] == rule]
        assert rows == sorted(rows)


@given(ITEMS.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_of_rows_does_not_matter(both):
    one, other = ({"items": list(items)} for items in both)
    assert sorted(map(str, found(one))) == sorted(map(str, found(other)))
    (first, second) = (figures(sheet) for sheet in (one, other))
    assert {**first, "rows": None} == {**second, "rows": None}
    assert sorted(map(str, first["rows"])) == sorted(map(str, second["rows"]))


@given(ITEMS.filter(bool), st.data())
def test_an_owner_and_evidence_never_add_a_finding(items, data):
    place = data.draw(st.integers(0, len(items) - 1))
    better = [*items[:place], {**items[place], "owner": "IT", "evidence": "§ 1"}, *items[place + 1 :]]
    left = found({"items": better})
    assert [entry for entry in left if entry not in found({"items": items})] == []
    assert not any(entry[2] == [items[place]["id"]] for entry in left)


@given(ITEM, st.sampled_from(["relevance", "readiness"]), st.integers(-100, 100).filter(lambda n: not 1 <= n <= 5))
def test_scales_outside_their_range_are_refused(row, scale, value):
    for function in (findings, figures):
        with pytest.raises(ValueError):
            function({"items": [{**row, scale: value}]})


@given(ITEMS.filter(bool))
def test_the_index_is_between_a_fifth_and_all_and_every_row_lies_somewhere(items):
    derived = figures({"items": items})
    assert 20 <= derived["index_pct"] <= 100
    assert sum(derived["fields"].values()) == len(items) == len(derived["rows"])
    assert derived["unowned"] == sum(entry["rule"] == "W1-1" for entry in findings({"items": items}))


def test_twice_as_many_rows_take_twice_the_steps():
    def calls(count):
        rows = [{**row, "id": f"{row['id']} {n}"} for n in range(count) for row in A["items"]]
        made = []
        sys.setprofile(lambda frame, event, what: made.append(event))
        try:
            findings({"items": rows})
        finally:
            sys.setprofile(None)
        return len(made)

    assert calls(60) < 2.2 * calls(30)
