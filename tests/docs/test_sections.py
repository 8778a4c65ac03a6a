"""The README is found as READMEs of Open edX are found: the sections that OEP-55 (decision 3) asks for, in its order."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")

#: Title and badges, in our case a line of text, come before the first heading.
SECTIONS = (
    "Purpose",
    "Getting started with development",
    "Deploying",
    "Getting help",
    "Licence",
    "Contributing",
    "Code of Conduct",
    "People",
    "Reporting security issues",
)


def test_the_sections_stand_in_the_order_that_open_edx_asks_for() -> None:
    headings = re.findall(r"^## (.+)$", README, re.MULTILINE)
    assert tuple(heading for heading in headings if heading in SECTIONS) == SECTIONS


def test_every_release_in_the_table_says_what_has_been_proved() -> None:
    """A release of which nothing is known must not look supported."""
    rows = re.findall(r"^\| (\w+) \| (\d+) \| (.+) \|$", README, re.MULTILINE)
    assert [(release, tutor) for release, tutor, _ in rows] == [("Verawood", "22"), ("Ulmo", "21"), ("Teak", "20")]
    pins = {file.stem for file in (ROOT / "tests" / "platform" / "pins").iterdir()}
    assert {release.lower() for release, *_ in rows} | {"newest"} == pins
