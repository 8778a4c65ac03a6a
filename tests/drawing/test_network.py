"""The network: everybody has a place and a name, what stands out is marked, and words say what is drawn."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.drawing.pictures import NAMES, NS, assert_apart, assert_inside, boxes, parsed, readable, texts
from tests.examples import tried
from tests.markup import problems
from xblocks.drawing.emblems import OUTLINES
from xblocks.drawing.network import Link, NetworkWords, Node, network, said

KINDS = dict(
    zip(
        ["Kommune", "Kreis", "Verband", "Unternehmen", "Hochschule", "Zivilgesellschaft", "Staatliche Stelle"],
        OUTLINES,
        strict=True,
    )
)
WORDS = NetworkWords(
    "Netzkarte",
    {kind: kind for kind in KINDS},
    own="eigenes Haus",
    bottleneck="Nadelöhr",
    broker="Brücke",
    strengths={1: "lose", 2: "regelmäßig", 3: "eng"},
    apart="Ohne Weg zu den übrigen",
    linked="verbunden mit",
    alone="ohne Verbindung",
    outlines=KINDS,
)
#: Example A of W7: a chain of four, and one alone.
A = (
    [
        Node(1, "Haselbrück", "Kommune", own=True),
        Node(2, "Kreis", "Kreis", bottleneck=True),
        Node(3, "Verband", "Verband", bottleneck=True),
        Node(4, "Nachbarstadt", "Kommune"),
        Node(5, "Hochschule", "Hochschule"),
    ],
    [Link(0, 1, 2), Link(1, 2), Link(2, 3, 3)],
)
PLACES = [
    *("Bürgeramt", "IT-Abteilung", "IT-Betrieb des Kreises", "Nachbarstadt", "Nachbargemeinde mit Scanstelle"),
    *("Kreisarchiv", "Arbeitskreis im Städte- und Gemeindebund", "Hersteller der E-Akte", "Scan-Dienstleister"),
    *("Landesarchiv", "Geschichtsverein", "Hochschule für Verwaltung"),
]
OFFICE = [
    Node(n, name, kind, n < 3, n in (2, 3, 4, 6), n == 3)
    for n, (name, kind) in enumerate(zip(PLACES, [*KINDS, *KINDS], strict=False), 1)
]
TIES = [(0, 1), (1, 2), (1, 7), (2, 7), (2, 3), (2, 5), (2, 6), (3, 6), (3, 4), (3, 8), (4, 8), (5, 9), (5, 10)]


MORE = ["Stadtwerke", "Volkshochschule", "Bezirksregierung", "Freiwilligenagentur", "Handwerkskammer", "Stadt Lindenau"]
TOWNS = [*PLACES, *MORE, "Musikschule", "Gemeinde Moorfeld"]


def made(count, seed=1, alone=1, more=0.5, names=NAMES[:6]):
    """So many nodes with long and short names: most hang together, some are `alone`."""
    chance, core = random.Random(seed), count - alone
    links = [Link(node, chance.randrange(node), 1 + node % 3) for node in range(1, core)]
    for _ in range(int(core * more)):
        one = chance.randrange(core)
        links += [Link(one, other, 1) for other in [(one + chance.randrange(1, 4)) % core] if other != one]
    kinds = [*KINDS]
    nodes = [
        Node(n + 1, f"{names[n % len(names)]} {n}", kinds[n % 7], n == 0, n % 4 == 1, n % 9 == 1) for n in range(count)
    ]
    return nodes, links


SAMPLES = {
    "usual": (OFFICE, [Link(a, b, 1 + (a + b) % 3) for a, b in TIES]),
    "small": A,
    "one": ([Node(1, "Bürgeramt", "Kommune", own=True)], []),
    "two": ([Node(1, "Bürgeramt", "Kommune"), Node(2, "Kreis", "Kreis")], [Link(0, 1)]),
    "none linked": ([Node(n, name, "Verband") for n, name in enumerate(NAMES[:5], 1)], []),
    "twenty": made(20, 3, names=TOWNS),
    "sixty towns": made(60, 7, alone=3, names=TOWNS),
    "parts": (
        made(16, 2, alone=0)[0],
        [*made(8, 2, alone=0)[1], Link(8, 9), Link(8, 10), Link(11, 12)],
    ),
    "sixty": made(60, 5, alone=4),
    "all with all": (made(10)[0], [Link(a, b) for a in range(10) for b in range(a)]),
}


def draw(sample, words=WORDS, uid="n"):
    return parsed(network(*SAMPLES[sample], words, uid=uid, language="de"))


@pytest.mark.parametrize("picture", ["usual", "parts", "twenty", "sixty"])
def test_pictures_look_as_they_did(picture, golden):
    """Look at what `--snapshot-update` writes."""
    golden(f"drawing/network-{picture}.svg", readable(network(*SAMPLES[picture], WORDS, uid="n", language="de")))


def test_a_blank_one_looks_as_it_did(golden):
    blank = network([], [], WORDS, uid="", language="de")
    golden("drawing/network-blank.svg", readable(blank))
    drawing = parsed(blank)
    assert texts(drawing, "legend") == [*KINDS, "eigenes Haus", "Nadelöhr", "Brücke", "lose", "regelmäßig", "eng"]
    assert not drawing.xpath("//@id") and texts(drawing, "name") == []
    assert_inside(drawing)


def test_every_word_of_a_small_network():
    drawing = draw("small", replace(WORDS, subtitle="Zwei Teile", description="Eine Kette."))
    assert texts(drawing, "title") == ["Netzkarte"] and texts(drawing, "subtitle") == ["Zwei Teile"]
    assert texts(drawing, "name") == ["Haselbrück", "Kreis", "Verband", "Nachbarstadt", "Hochschule"]
    assert texts(drawing, "order") == ["1", "2", "3", "4", "5"]
    assert texts(drawing, "axis") == ["Ohne Weg zu den übrigen"]
    kinds = ["Kommune", "Kreis", "Verband", "Hochschule"]
    assert texts(drawing, "legend") == [*kinds, "eigenes Haus", "Nadelöhr", "lose", "regelmäßig", "eng"]
    assert drawing.findtext("s:desc", namespaces=NS) == "Eine Kette."


def test_the_same_in_words():
    assert said(*A, WORDS) == [
        ("Haselbrück", "Kommune; eigenes Haus; verbunden mit Kreis"),
        ("Kreis", "Kreis; Nadelöhr; verbunden mit Haselbrück, Verband"),
        ("Verband", "Verband; Nadelöhr; verbunden mit Kreis, Nachbarstadt"),
        ("Nachbarstadt", "Kommune; verbunden mit Verband"),
        ("Hochschule", "Hochschule; ohne Verbindung"),
    ]
    (both,) = said([Node(1, "Kreis", "Kreis", bottleneck=True, broker=True)], [], WORDS)
    assert both == ("Kreis", "Kreis; Nadelöhr; Brücke; ohne Verbindung")


def test_of_several_links_the_strongest_is_drawn():
    nodes = A[0][:2]
    drawing = parsed(network(nodes, [Link(0, 1, 1), Link(1, 0, 3), Link(0, 1, 2)], WORDS, uid="n", language="de"))
    (line, *_legend) = drawing.xpath("s:line[contains(@class, 'link')]/@class", namespaces=NS)
    assert line == "link strength-3"
    assert said(nodes, [Link(0, 1, 1), Link(1, 0, 3)], WORDS)[0][1] == "Kommune; eigenes Haus; verbunden mit Kreis"


def rings(drawing, name):
    """The rings of that kind in the picture, without that of the legend."""
    lowest = max(box.bottom for box in boxes(drawing, "name"))
    return [box for box in boxes(drawing, name) if box.bottom < lowest + 30]


def test_bottlenecks_and_brokers_have_rings_that_differ():
    drawing = draw("usual")
    assert len(rings(drawing, "bottleneck")) == 4 and len(rings(drawing, "broker")) == 1
    (inner,) = rings(drawing, "broker")
    assert [outer for outer in rings(drawing, "bottleneck") if outer.holds(inner)]
    own = drawing.xpath("s:*[contains(@class, 'emblem own')]", namespaces=NS)
    assert len(own) == 3  # two, and the one in the legend


def test_ones_own_house_stands_in_the_middle_of_what_is_around_it():
    nodes = [Node(1, "Haus", "Kommune", own=True), *(Node(n, f"Amt {n}", "Kreis") for n in range(2, 9))]
    drawing = parsed(network(nodes, [Link(0, n) for n in range(1, 8)], WORDS, uid="n", language="de"))
    (own, *_legend) = boxes(drawing, "own")
    others = [box.middle for box in boxes(drawing, "emblem")[1:8]]
    assert abs(own.middle[0] - 352) < 60
    assert min(x for x, _ in others) < own.middle[0] < max(x for x, _ in others)
    assert min(y for _, y in others) < own.middle[1] < max(y for _, y in others)


def test_every_part_but_the_largest_has_a_frame_of_its_own():
    frames = boxes(draw("parts"), "apart")
    assert len(frames) == 5  # of three, of two, and three alone
    assert_apart(frames)
    assert boxes(draw("twenty"), "apart") and not boxes(draw("two"), "apart")


@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_leaves_the_picture_and_no_name_meets_a_name_or_an_emblem(sample):
    drawing = draw(sample)
    assert_inside(drawing)
    assert_apart([*boxes(drawing, "name"), *(box.grown(-1) for box in boxes(drawing, "emblem"))])


@pytest.mark.parametrize("sample", ["usual", "small", "two", "parts"])
def test_in_a_usual_network_every_name_stands_at_its_emblem_and_on_no_line(sample):
    drawing, count = draw(sample), len(SAMPLES[sample][0])
    lines = [
        tuple((float(one.get(f"x{end}")), float(one.get(f"y{end}"))) for end in (1, 2))
        for one in drawing.xpath("s:line[contains(@class, 'link')]", namespaces=NS)
    ]
    assert not boxes(drawing, "leader") and len(texts(drawing, "order")) == count
    assert not [name for name in boxes(drawing, "name") for line in lines if name.grown(-2).crossed(*line)]
    words = " ".join(texts(drawing, "name")).replace("- ", "").replace("-", "")
    assert all(node.name.replace("-", "").split()[-1] in words for node in SAMPLES[sample][0])


def test_twenty_all_have_their_names_and_sixty_most_of_them():
    for sample, least in (("twenty", 20), ("sixty towns", 50), ("sixty", 35)):
        drawing = draw(sample)
        shown = " ".join(texts(drawing, "name"))
        assert sum(f" {n}" in f" {shown} " for n in range(len(SAMPLES[sample][0]))) >= least


@pytest.mark.parametrize("sample", SAMPLES)
def test_it_is_sound_and_the_same_every_time(sample):
    first = network(*SAMPLES[sample], WORDS, uid="n", language="de")
    assert first == network(*SAMPLES[sample], WORDS, uid="n", language="de")
    assert problems(f'<div lang="de">{first}</div>') == []


def test_without_uid_there_are_no_ids():
    assert not draw("small", uid="").xpath("//@id")


@tried(0.15)
@given(st.integers(1, 25), st.integers(0, 99), st.integers(0, 3), st.floats(0, 2))
def test_any_network_keeps_its_words_apart(count, seed, alone, more):
    nodes, links = made(count, seed, min(alone, count - 1), more)
    drawing = parsed(network(nodes, links, WORDS, uid="n", language="de"))
    assert_inside(drawing)
    assert_apart(boxes(drawing, "name"))
    assert len(texts(drawing, "order")) == count
