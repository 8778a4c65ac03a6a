"""Real public courses: what fails is what is proven, and nothing else (docs/decisions/0024-what-check-says-of-a-course.md).

The courses are other people's. They lie beside the project, where it is developed, and are no part of it.
"""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from course_export.check.result import Result
from course_export.check.run import check_archive
from course_export.reading.finding import Concern
from course_export.show import describe, in_words

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the courses are not here")

# Each kind by what proves it, at the commits that the decision names.
FAILING = {
    # A block without settings in the official courses: `_load_pointer_node` in xmodule/modulestore/xml.py wants a file.
    # Dropdowns in a table without a label: optioninput.html of capa then has none either.
    "demo": {
        "PureBlockAsPointer": {"vertical/53a19908838e4654b911feb9a286acaf.xml": 1},
        "QuestionMissing": {"problem/85f3f7f9b72548af880975112f27817c.xml": 8},
    },
    # Pictures without `alt`.
    "finnish": {
        "AltMissing": {
            "html/e0933ba37944444da6c3d02b3277a97c.html": 1,
            "problem/1c3d0ee3bee24ecfbc7298de6d80b6c2.xml": 4,
            "problem/478f01a1f3334809ad800d88bb844041.xml": 3,
            "problem/b8dc1a085bad4c23a5492b2e0ecbe585.xml": 3,
            "problem/f836e61bed8e49a0aa402c4b5cef2721.xml": 1,
        }
    },
    # Answers without a label: choicegroup.html and optioninput.html of capa then have none either.
    # Azure's player is no part of the platform (`xblock.v1` in its pyproject.toml) nor of a Tutor installation.
    "oxa": {
        "QuestionMissing": {
            "problem/0000b9a135d44e78be493695be2937f1.xml": 1,
            "problem/d27f47be94b34597b1210c260501b7a4.xml": 1,
            "problem/f1fa44c9ce9845548040113669f64847.xml": 1,
            "problem/f58a1ca211e84fa0b3e3d4dd69126e76.xml": 1,
            "problem/f6d3eb6acc0149f594ea9348dea60e8a.xml": 1,
            "problem/f79afb63f4ac4d1e853ea0276bf8f190.xml": 1,
        },
        "UnknownType": {"vertical/c4eabb852717407cb29bcd160bd8fd36.xml": 3},
    },
    # As above; `library_sourced` has left the platform, `rate` and `scorm` come with no installation.
    "testcourse": {
        "PureBlockAsPointer": {
            "vertical/11498527f38c4519818428ecf7270eb6.xml": 1,
            "vertical/155c435987574c23a2bc305cec1204d5.xml": 1,
            "vertical/362bb4986b7a47768055188b9f6912f8.xml": 1,
            "vertical/380c53979baa4c429c90f97df06c8219.xml": 1,
            "vertical/4c19a34a23c940a5af9edf372badd8d8.xml": 1,
            "vertical/56c0e4c7a2b64276936133d4f9ad6695.xml": 1,
            "vertical/acc1b20dc4694c79aafad908e45d42c9.xml": 1,
        },
        "QuestionMissing": {
            "problem/04a66c2bb760864075eb.xml": 1,
            "problem/341baa3fe7f662081cea.xml": 1,
            "problem/4159785f80b361f32e92.xml": 1,
            "problem/4a0070d68276292af155.xml": 1,
            "problem/bb452f196525c5d093d8.xml": 1,
            "problem/c414277f90888e529175.xml": 1,
            "problem/cf484a62802017e5d7d9.xml": 1,
            "problem/fa066993996a3a4b0ffe.xml": 1,
        },
        "UnknownType": {
            "vertical/5106788b2070403abc92cf95445298f6.xml": 1,
            "vertical/7643f5fac59946f3b44586be4ddab2c1.xml": 1,
            "vertical/f15f11edde10437c8a3c4a6f77969739.xml": 1,
        },
    },
}
# Questions, and kinds of components, that only the platform shows.
PLAYER = {"demo": (18, 10), "finnish": (46, 2), "oxa": (12, 1), "testcourse": (0, 10)}


def _checked(name: str) -> Result:
    return check_archive(CORPUS / f"{name}.tar.gz", date(2026, 11, 29))


@pytest.mark.parametrize("name", FAILING)
def test_what_fails_is_proven(name: str) -> None:
    found = _checked(name).findings
    failing: dict[str, Counter[str]] = {}
    for each in found:
        if each.concern.fails:
            failing.setdefault(each.kind, Counter())[each.file] += 1
    assert failing == FAILING[name]
    player = Counter(each.kind for each in found if each.concern is Concern.PLAYER)
    assert (player["ProblemUnsupported"], player["TypeUnsupported"]) == PLAYER[name]


@pytest.mark.parametrize("name", FAILING)
def test_what_can_be_guessed_is_proven(name: str) -> None:
    """The options of the test course are called “correct” and “incorrect”, so the right ones are shorter."""
    told = {each.kind for each in _checked(name).findings if each.kind.endswith("Tells")}
    assert told == ({"LengthTells"} if name == "testcourse" else set())


@pytest.mark.parametrize("name", FAILING)
def test_show_opens_it_and_counts_what_check_counts(name: str) -> None:
    found = describe(CORPUS / f"{name}.tar.gz")
    assert in_words(found).startswith(found["title"])
    outline = ("course", "chapter", "sequential", "vertical")
    inside = {tag: count for tag, count in _checked(name).blocks.items() if tag not in outline}
    assert {tag: count for tag, count in found["blocks"].items() if tag not in outline} == inside
