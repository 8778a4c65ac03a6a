"""The picture of W7: who is linked with whom, what stands out, and the list that says the same."""

import pytest
from django.utils import translation
from lxml import etree

from tests.drawing.pictures import HOSTILE, NS, boxes, texts
from tests.markup import problems
from tests.modules.networks.networks import edge, node
from xblocks.drawing.network import NetworkWords
from xblocks.modules.networks.model import TYPES, figures
from xblocks.modules.networks.picture import blank, lead, network, sentence

WORDS = NetworkWords(
    "Network map",
    {kind: kind.replace("_", " ") for kind in TYPES},
    own="own house",
    bottleneck="bottleneck",
    broker="broker",
    strengths={1: "loose", 2: "regular", 3: "close"},
    apart="Without a way to the others",
    linked="linked with",
    alone="without a connection",
)


def rows(*kinds, own=()):
    """Nodes A, B, … with names and numbers."""
    return [
        {**node(key, kind, own=key in own), "name": f"Office {key}", "number": number}
        for number, (key, kind) in enumerate(zip("ABCDEFGH", kinds, strict=False), 1)
    ]


#: Example A of the domain's rules.
NODES = rows("municipality", "county", "association", "municipality", "municipality", own="A")
EDGES = [edge("A", "B", "project", 2), edge("B", "C"), edge("C", "D", "contract", 3)]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def derived(nodes, edges):
    return figures({"nodes": nodes, "edges": edges})


def drawn(nodes, edges, **more):
    return network(nodes, edges, derived(nodes, edges), words=WORDS, uid=more.pop("uid", "n"), **more)


def parts(html):
    drawing, names = etree.fromstring(f"<div>{html}</div>")
    return drawing, [" ".join("".join(entry.itertext()).split()) for entry in names]


def test_without_nodes_there_is_no_picture():
    assert drawn([], []) == ""


def test_the_picture_of_the_example():
    drawing, names = parts(drawn(NODES, EDGES))
    assert names == [
        "Office A (municipality; own house; linked with Office B)",
        "Office B (county; bottleneck; linked with Office A, Office C)",
        "Office C (association; bottleneck; linked with Office B, Office D)",
        "Office D (municipality; linked with Office C)",
        "Office E (municipality; without a connection)",
    ]
    assert texts(drawing, "name") == ["Office A", "Office B", "Office C", "Office D", "Office E"]
    assert len(boxes(drawing, "apart")) == 1
    assert drawing.findtext("s:desc", namespaces=NS) == (
        "Separate parts: 2. There is no way from one to another."
        " Bottlenecks: 2. Without any of them the network falls apart."
        " bottleneck: Office B, Office C. The list below says who is linked with whom."
    )


def test_a_broker_is_named():
    star = [edge("A", other) for other in "BCD"]
    drawing, names = parts(drawn(NODES[:4], star))
    assert (
        names[0] == "Office A (municipality; own house; bottleneck; broker; linked with Office B, Office C, Office D)"
    )
    assert "broker: Office A." in drawing.findtext("s:desc", namespaces=NS)


def test_every_type_has_an_outline_of_its_own():
    drawing, _ = parts(drawn(rows(*TYPES), []))
    assert texts(drawing, "legend") == [*WORDS.kinds.values()]
    seen = [one.get("d") or "circle" for one in drawing.xpath("s:*[contains(@class, 'emblem')]", namespaces=NS)]
    assert len({len(way.split()) for way in seen}) >= 4


def test_a_row_without_a_name_is_shown_by_its_id():
    _, names = parts(drawn([{**node("office"), "number": 1}], []))
    assert names == ["office (municipality; without a connection)"]


def test_of_more_than_sixty_those_with_most_connections_are_drawn():
    many = [{**node(f"n{n}"), "name": f"Office {n}", "number": n + 1} for n in range(70)]
    ring = [edge(f"n{n}", f"n{n + 1}") for n in range(69)]
    drawing, names = parts(drawn(many, ring))
    assert len(names) == 70 and len(texts(drawing, "order")) == 60
    assert texts(drawing, "subtitle") == ["Shown are the 60 with most connections, of 70. The list has all."]
    assert "1" not in texts(drawing, "order") and "2" in texts(drawing, "order")


@pytest.mark.parametrize(
    ("count", "edges", "said"),
    [
        (0, [], ""),
        (1, [], ""),
        (2, ["AB"], "All are linked, directly or over others."),
        (2, [], "Separate parts: 2. There is no way from one to another."),
        (
            3,
            ["AB", "BC"],
            "All are linked, directly or over others. Bottlenecks: 1. Without any of them the network falls apart.",
        ),
        (
            3,
            ["AB", "BC", "CA"],
            "All are linked, directly or over others. The network holds even if any one of them drops out.",
        ),
    ],
)
def test_what_the_network_looks_like_in_a_sentence(count, edges, said):
    found = derived(NODES[:count], [edge(*pair) for pair in edges])
    assert sentence(found) == said
    assert lead(found) == (f'<p class="lotse-sentence">{said}</p>' if said else "")


def test_a_blank_picture_has_room_and_the_whole_legend():
    drawing = etree.fromstring(blank(WORDS))
    assert texts(drawing, "name") == [] and not drawing.xpath("//@id")
    assert texts(drawing, "legend") == [
        *WORDS.kinds.values(),
        "own house",
        "bottleneck",
        "broker",
        "loose",
        "regular",
        "close",
    ]


@pytest.mark.parametrize("name", ["Office", HOSTILE])
def test_it_is_sound(name):
    html = drawn([{**row, "name": name} for row in NODES], EDGES)
    assert problems(f'<div lang="en">{html}</div>') == []
