"""The matrix of W5, with the words of the domain's example; what of it leaves the team; what is filled in by hand."""

from dataclasses import replace

import pytest
from django.utils import translation
from lxml import html

from tests.drawing.pictures import HOSTILE
from tests.markup import problems
from xblocks.drawing.matrix import matrix
from xblocks.modules.people_competences import model, picture
from xblocks.modules.people_competences.content import SPEC, default
from xblocks.modules.people_competences.sheet import sheet
from xblocks.modules.workshop.work import Judged, Stored, judged, work

CONTENT = default("en")


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def needed(key, target, **more):
    return Stored("competences", key, 0, {"target": target, **more}, 1)


def profile(key, name, **levels):
    return Stored("profiles", key, 1, {"name": name, **levels}, 1)


def measure(key, name, competence, *profiles, **more):
    cells = {"name": name, "competence": competence, "profiles": [*profiles], "format": "peer", **more}
    return Stored("measures", key, 1, cells, 1)


A = [
    needed("C1", 3, weight=2),
    needed("C2", 2),
    profile("R1", "desk", C1=1, C2=2),
    profile("R2", "planning", C1=3, C2=1),
    profile("R3", "depot", C1=2, C2=0),
    measure("m", "work along", "C1", "R1", due="2027-09-30"),
]


def seen(rows) -> Judged:
    found = judged(SPEC, work(SPEC, rows))
    return replace(found, figures=model.figures(sheet(found)))


def tree(markup):
    return html.fragment_fromstring(markup, create_parent="div")


def drawn(rows=A, content=CONTENT):
    return tree(picture.matrix(content, seen(rows), ""))


def said(element):
    return " ".join(element.text_content().split())


def rows_of(element):
    return [[said(cell) for cell in row] for row in element.xpath(".//tbody/tr")]


def test_each_cell_says_level_gap_and_measure_and_the_last_row_how_many_are_there():
    found = drawn()
    assert [said(head) for head in found.xpath(".//thead//th")] == ["Profile", "C1 · Target 3", "C2 · Target 2"]
    assert rows_of(found) == [
        ["1 desk", "1 gap 2, Measure 1", "2 at target"],
        ["2 planning", "3 at target", "1 gap 1"],
        ["3 depot", "2 gap 1", "0 gap 2"],
        ["at target", "1 of 3", "1 of 3"],
    ]


def test_how_a_cell_looks_repeats_what_it_says():
    rows = [needed("C1", 2), profile("R1", "a", C1=0), profile("R2", "b", C1=1), profile("R3", "c", C1=2)]
    rows += [profile("R4", "d", C1=3), profile("R5", "e")]
    looks = [mark.get("class").split()[-1] for mark in drawn(rows).xpath(".//tbody//td/span")]
    assert looks == ["lotse-bad", "lotse-poor", "lotse-fair", "lotse-good", "lotse-none", "lotse-fair"]
    legend = drawn(rows).xpath(".//ul[@class='lotse-legend']/li")
    assert [(said(entry), entry[0].get("class").split()[-1]) for entry in legend] == [
        ("Gaps of 2 or more", "lotse-bad"),
        ("Gap below 2", "lotse-poor"),
        ("at target", "lotse-fair"),
        ("above target", "lotse-good"),
        ("not rated", "lotse-none"),
    ]
    assert rows_of(drawn(rows))[3:] == [["4 d", "3 above target"], ["5 e", "–"], ["at target", "2 of 4"]]


def test_the_author_says_from_when_on_a_gap_is_large():
    (limit,) = CONTENT.limits
    content = CONTENT.model_copy(update={"limits": [limit.model_copy(update={"value": 3})]})
    assert drawn(content=content).xpath(".//tbody//*[contains(@class, 'lotse-bad')]") == []


def test_the_list_has_whole_names_weights_and_who_is_there():
    items = [said(entry) for entry in drawn().xpath("./ul/li")]
    assert items == [
        "C1 Motivated: Target 3 · Weight 2 · at target: planning",
        "C2 Role model: Target 2 · at target: desk",
    ]


def test_of_many_profiles_the_list_names_the_first():
    rows = [needed("C1", 1), *(profile(f"R{n}", f"role {n}", C1=1) for n in range(1, 8))]
    (item,) = drawn(rows).xpath("./ul/li")
    assert said(item).endswith("at target: role 1, role 2, role 3, role 4, role 5, …")


def test_a_level_of_a_competence_without_a_target_is_left_out():
    rows = [needed("C1", 1), profile("R1", "a", C1=1, C9=4)]
    assert rows_of(drawn(rows)) == [["1 a", "1 at target"], ["at target", "1 of 1"]]
    assert sheet(seen(rows))["actual"] == {"R1": {"C1": 1}}


def test_a_part_of_the_profiles_is_summed_up_with_all_of_them():
    part = tree(picture.matrix(CONTENT, seen(A).only("profiles", ["R3"]), ""))
    assert rows_of(part) == [["3 depot", "2 gap 1", "0 gap 2"], ["at target", "1 of 3", "1 of 3"]]
    assert len(part.xpath("./ul/li")) == 2


@pytest.mark.parametrize("rows", [[], A[:2], A[2:], [A[0], profile("R1", "a"), profile("R2", "b", C2=1)]])
def test_nothing_is_drawn_until_a_cell_is_rated(rows):
    assert said(drawn(rows)) == ""


def brief(whole):
    """The tables for the leadership."""
    return [tree(matrix(*table)) for table in picture.brief(CONTENT, whole)]


def test_what_leaves_the_team_counts_profiles_and_names_none():
    whole = seen(A)
    levels, planned = brief(whole)
    assert rows_of(levels) == [["C1 Motivated", "1 of 3", "3"], ["C2 Role model", "1 of 3", "2"]]
    assert not any(name in said(levels) for name in ("desk", "planning", "depot"))
    assert rows_of(planned) == [["work along", "desk", "–", "30 Sep 2027"]]


def test_what_the_fewest_reach_leaves_the_team_first():
    rows = [needed(f"C{n}", n % 3 + 1) for n in range(1, 8)]
    rows += [profile("R1", "a", C1=4, C2=4, C3=0, C4=4, C5=4, C6=4), profile("R2", "b", C1=0, C2=4, C4=4, C5=4, C6=4)]
    (found, _planned) = brief(seen(rows))
    assert [(row[0].split()[0], row[1]) for row in rows_of(found)][:3] == [
        ("C3", "0 of 1"),
        ("C1", "1 of 2"),
        ("C2", "2 of 2"),
    ]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], ""),
        ([{"C1": 1}, {"C1": 1}], "At least two profiles are at target in each competence that is rated."),
        ([{"C1": 1}, {"C1": 0, "C2": 1}], "Only one profile is at target: C1, C2."),
        ([{"C1": 0}, {"C2": 0}], "No profile is at target: C1, C2."),
        ([{"C1": 1}, {"C2": 0}], "No profile is at target: C2. Only one profile is at target: C1."),
    ],
)
def test_the_sentence_says_where_knowledge_hangs_on_one(levels, expected):
    rows = [needed("C1", 1), needed("C2", 1), needed("C3", 1)]
    rows += [profile(f"R{place}", f"role {place}", **found) for place, found in enumerate(levels)]
    assert said(tree(picture.sentence(CONTENT, model.figures(sheet(seen(rows)))))) == expected


def test_the_blank_matrix_has_room_for_level_and_gap():
    found = tree(picture.blank(CONTENT))
    assert said(found.xpath(".//thead//th")[1]) == "C___ · Target ___ · Weight ___"
    *cells, last = rows_of(found)
    assert len(cells) == 8 and {cell for row in cells for cell in row[1:]} == {"gap ___"}
    assert last == ["at target", "", "", "", ""]


def test_markup_is_text():
    rows = [
        needed("C1", 3),
        profile("R1", HOSTILE, C1=1),
        profile("R2", HOSTILE, C1=3),
        measure("m", HOSTILE, "C1", "R1"),
    ]
    for found in (drawn(rows), *brief(seen(rows))):
        assert found.xpath(".//script | .//b") == []
        assert problems(f"<div lang='en'>{html.tostring(found, encoding='unicode')}</div>") == []
