"""Content that an earlier release wrote is read by today's: `tests/golden/content/<release>/<tag>.xml`.

Before a release each block gets its sample, as a course in English has it:

    python -m tests.conformance.test_releases 0.2.0
"""

import sys
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests import markup
from tests.blocks import registered
from tests.desk import Desk, Site

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parents[1] / "golden" / "content"
VIEWS = ("student_view", "public_view", "author_view", "studio_view")


def releases() -> list[Path]:
    """The folders of all releases, the newest last."""
    return sorted(GOLDEN.iterdir(), key=lambda folder: [int(number) for number in folder.name.split(".")])


def write(release: str) -> list[Path]:
    """Write the samples of a release anew: each block with its default content, in English."""
    folder = GOLDEN / release
    folder.mkdir(exist_ok=True)
    written = []
    for tag, block in registered().items():
        node = etree.Element(tag, url_name="english", display_name=block.CONTENT.default("en").title)
        exported = Site(language="en").desk(node).export()
        etree.indent(exported)
        written.append(folder / f"{tag}.xml")
        written[-1].write_bytes(etree.tostring(exported, encoding="utf-8") + b"\n")
    return written


SAMPLES = [path for folder in releases() for path in sorted(folder.glob("*.xml"))]


def at_desk(path: Path) -> Desk:
    """Somebody before the block of a sample, in a German course."""
    return Site(language="de").desk(path.read_text(encoding="utf-8"), language="en")


def _name(path: Path) -> str:
    return f"{path.parent.name} {path.stem}"


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_what_an_earlier_release_wrote_is_read_and_shown(path: Path) -> None:
    desk = at_desk(path)
    assert desk.usage.block_type == path.stem
    assert desk.block().problems() == []
    assert desk.block().content_or_problems()[0].faults() == []
    for view in VIEWS:
        page = desk.but(studio=view in VIEWS[2:], staff=view in VIEWS[2:]).page(view)
        assert markup.problems(page) == []
        assert len(markup.parsed(page).text_content().split()) > 10
    assert desk.export().find("content").get("version") == etree.parse(path).find("content").get("version")


def texts(content: Any) -> set[str]:
    """Every text of typed content that stands in it as it is shown."""
    if isinstance(content, dict):
        return {text for value in content.values() for text in texts(value)}
    if isinstance(content, list):
        return {text for value in content for text in texts(value)}
    return {" ".join(content.split())} if isinstance(content, str) else set()


@pytest.mark.parametrize("path", SAMPLES, ids=_name)
def test_no_word_of_the_author_is_lost(path: Path) -> None:
    """Whatever became of attributes and elements: what people can read of them is somewhere in today's content."""
    found = texts(at_desk(path).block().content_or_problems()[0].model_dump(mode="json"))
    written = {
        " ".join(text.split())
        for node in etree.parse(path).find("content").iter()
        for text in (node.text, node.get("title"), node.get("name"))
        if text and text.strip()
    }
    assert written
    assert written - found == set()


@pytest.mark.parametrize(
    ("module", "rows", "cell"),
    [
        (
            "lotse_process_design",
            {"as_is": 5, "to_be": 3},
            ("as_is", 2, {"name": "Check entitlement", "wait_min": 1440}),
        ),
        (
            "lotse_participation",
            {"sheet": 1, "stakeholders": 3},
            ("stakeholders", 0, {"name": "Staff council", "methods": ["hearing"], "staff_body": True}),
        ),
    ],
)
def test_the_example_of_0_1_0_is_that_of_today(module: str, rows: dict[str, int], cell: tuple[str, int, Any]) -> None:
    content = at_desk(GOLDEN / "0.1.0" / f"{module}.xml").block().content_or_problems()[0]
    found = content.example_rows()
    assert {name: sum(row.table == name for row in found) for name in rows} == rows
    table, place, values = cell
    assert values.items() <= [row.cells for row in found if row.table == table][place].items()


def test_every_block_has_its_sample_in_the_newest_release() -> None:
    newest = releases()[-1]
    lacking = set(registered()) - {path.stem for path in newest.glob("*.xml")}
    assert lacking == set(), f"Write them: python -m {__spec__.name} {newest.name}"


if __name__ == "__main__":
    import tests.conftest  # noqa: F401 - sets Django up

    for path in write(sys.argv[1]):
        print(path)
