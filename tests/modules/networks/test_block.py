"""W7 as its people meet it: connections with two ends, names that go with their rows, a file for other programs."""

import io

import networkx
import pytest
from lxml import etree

from tests import markup
from tests.modules.workshop.sheet import form, row, save, seat, seen, send, text
from xblocks.modules.networks import graphml
from xblocks.modules.networks.model import figures

pytestmark = pytest.mark.django_db

NODES = {"A": "municipality", "B": "county", "C": "association", "D": "municipality", "E": "municipality"}
EDGES = {"e1": ("A", "B", "project", "2"), "e2": ("B", "C", "information", "1"), "e3": ("C", "D", "contract", "3")}


@pytest.fixture
def anna():
    """Somebody with the domain's example A, and a contact."""
    person = seat(tag="lotse_networks")
    for key, kind in NODES.items():
        own = {"own": True} if key == "A" else {}
        assert save(person, key, {"name": f"Office {key}", "type": kind, **own}, table="nodes").status == 200
    for key, (a, b, kind, strength) in EDGES.items():
        cells = {"a": a, "b": b, "kind": kind, "strength": strength}
        assert save(person, key, cells, table="edges").status == 200
    contact = {"node": "D", "question": "What does a metre cost?", "due": "2027-03-15", "owner": "Front desk"}
    assert save(person, "k1", contact, table="contacts").status == 200
    return person


def test_what_the_sheet_says_of_the_example(anna):
    said = text(anna.page())
    for part in (
        "part 1: Office A, Office B, Office C, Office D; part 2: Office E",
        "Separate parts: 2. There is no way from one to another.",
        "Office B (County; bottleneck; linked with Office A, Office C)",
        "Your organisation depends on few contacts",
    ):
        assert part in said
    assert "0.30" in said
    assert "constraint" not in said.lower().replace("constraint above", "")


def test_both_ends_of_a_connection_are_different(anna):
    answer = send(anna, form(anna, "e1", "edges"), b="A")
    assert answer.status == 400
    (field,) = markup.parsed(answer.json["regions"]["form-edges"]).xpath("//*[@aria-invalid='true']")
    assert field.get("name") == "cell.b"
    assert "Office B" in row(anna, 1, "edges")


def test_a_connection_whose_end_is_gone_waits(anna):
    assert anna.call("delete_row", {"table": "nodes", "row": "B", "seen": seen(anna, "B", "nodes")}).status == 200
    said = text(anna.page())
    assert "Office B" not in said and "Missing: From" in said
    assert "Office C (Association; linked with Office D)" in said


def test_the_contact_comes_into_the_calendar(anna):
    days = anna.call("calendar", None).response.text.replace("\r\n ", "")
    assert "SUMMARY:Get in touch: Office D" in days and "20270315" in days
    assert "What does a metre cost?" in days and "Front desk" in days


def test_the_network_as_a_file(anna):
    answer = anna.call("graphml", None)
    assert answer.status == 200
    graph = networkx.read_graphml(io.BytesIO(answer.response.body), force_multigraph=True)
    assert [*graph] == ["n1", "n2", "n3", "n4", "n5"]
    assert graph.nodes["n1"] == {
        "label": "Office A",
        "type": "Municipality",
        "own": True,
        "part": 1,
        "articulation_point": False,
        "betweenness": 0.0,
        "constraint": 1.0,
    }
    assert "constraint" not in graph.nodes["n5"] and graph.nodes["n5"]["part"] == 2
    assert {(a, b, data["kind"], data["strength"]) for a, b, data in graph.edges(data=True)} == {
        ("n1", "n2", "Project", 2),
        ("n2", "n3", "Information", 1),
        ("n3", "n4", "Contract", 3),
    }


def test_an_empty_network_has_no_file():
    person = seat(tag="lotse_networks")
    assert person.call("graphml", None).status == 409
    assert "GraphML" not in text(person.page())


def test_names_in_the_file_are_safe_and_edges_all_there():
    nodes = [
        {"id": "a", "number": 7, "name": "<Amt> & \"Co\" 'ß' ]]>", "type": "state"},
        {"id": "b", "number": 9, "type": "state"},
    ]
    edges = [{"a": a, "b": b, "kind": "project", "strength": 1} for a, b in ("ab", "ba")]
    body = graphml.document(
        nodes, edges, figures({"nodes": nodes, "edges": edges}), types={"state": "<state>"}, kinds={"project": "p"}
    )
    etree.fromstring(body.encode())
    graph = networkx.parse_graphml(body, force_multigraph=True)
    assert graph.nodes["n7"]["label"] == nodes[0]["name"] and graph.nodes["n7"]["type"] == "<state>"
    assert graph.nodes["n9"]["label"] == "b" and graph.number_of_edges() == 2
