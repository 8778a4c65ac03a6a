"""A block's styles reach the block alone; what several blocks share stands in the kit's."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import tinycss2
from tinycss2.ast import Node

from tests import markup
from tests.blocks import ROOT
from tests.desk import Desk

# On a page of its own, which no other block is on, a style may name the page too.
ALONE = {ROOT / "xblocks/retrospective/assets/projector.css"}
STYLES = {path for path in (ROOT / "xblocks").rglob("assets/*.css") if path.parents[1].name != "kit"}
BLOCKS = sorted(STYLES - ALONE)
KIT = sorted((ROOT / "xblocks/kit/assets").glob("*.css"))
CLASSES = {f"lotse-{path.parents[1].name.replace('_', '-')}" for path in BLOCKS}


def rules(nodes: Sequence[Node]) -> Iterator[Node]:
    """Every rule and at-rule, those inside `@media`, `@supports` and `@container` as well."""
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword in ("media", "supports", "container"):
            yield from rules(tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True))
        else:
            yield node


def selectors(tokens: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Each selector of a list, and the same with what stands in brackets left out."""
    parts: list[list[Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    for part in parts:
        plain = (")" if token.type.endswith(("block", "function")) else token.serialize() for token in part)
        yield tinycss2.serialize(part).strip(), "".join(plain).strip()


def strangers(style: str, name: str) -> list[str]:
    """What in a style sheet does not begin with the class `name` (a regular expression).

    A selector may end there, go on with what else is said of that element, or inside it, but not beside it. Pages get
    names that begin like the class; other at-rules than `@page`, these and those of `rules` would hold for all blocks.
    """
    within = re.compile(rf"\.{name}([.:)][^\s>+~]*)?(\s*>.*|\s+[^+~].*)?", re.DOTALL)
    found = []
    for node in rules(tinycss2.parse_stylesheet(style, skip_comments=True, skip_whitespace=True)):
        if node.type == "qualified-rule":
            found += [words for words, plain in selectors(node.prelude) if not within.fullmatch(plain)]
        elif node.type == "at-rule":
            words = tinycss2.serialize(node.prelude).strip()
            if node.lower_at_keyword != "page" or not re.fullmatch(rf"{name}(-\w+)+", words):
                found.append(f"@{node.lower_at_keyword} {words}")
        else:
            found.append(node.serialize())
    return found


@pytest.mark.parametrize("path", BLOCKS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_block_names_its_own_class_first_and_nothing_else(path: Path) -> None:
    own = f"lotse-{path.parents[1].name.replace('_', '-')}"
    assert strangers(path.read_text(encoding="utf-8"), own) == []


def test_a_page_of_its_own_is_no_part_of_a_blocks_page(desk: Desk) -> None:
    shown = {resource.data for resource in desk.view().resources}
    assert not any(path.read_text(encoding="utf-8") in each for path in ALONE for each in shown)


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.name)
def test_the_kit_names_what_is_ours(path: Path) -> None:
    assert strangers(path.read_text(encoding="utf-8"), r"lotse(-[\w-]+)?") == []


@pytest.mark.parametrize("place", ["in the course", "to print"])
def test_a_page_has_the_classes_that_its_styles_begin_with(desk: Desk, place: str) -> None:
    if place == "in the course":
        view = desk.view()
        page, around = view.body_html(), "//*[@data-region='main']/.."
        style = "".join(resource.data for resource in view.resources if resource.mimetype == "text/css")
    else:
        page, around = (
            desk.call("printable" if desk.usage.block_type == "lotse_portfolio" else "worksheet").html,
            "//main",
        )
        style = page
    (given,) = markup.parsed(page).xpath(f"{around}/@class")
    layers = set(given.split()) - {"lotse"}  # a module may have no style of its own
    assert set(re.findall(r"(?:^|})\.([\w-]+) ", style, re.MULTILINE)) & CLASSES == layers & CLASSES


def test_no_template_uses_a_blocks_class_for_something_else() -> None:
    for path in (ROOT / "xblocks").rglob("templates/**/*.html"):
        assert set(re.findall(r"[\w-]+", path.read_text(encoding="utf-8"))) & CLASSES == set(), path


@pytest.mark.parametrize(
    ("style", "found"),
    [
        (".lotse-a, .lotse-a > [data-x] .b, .lotse-a:has(+ p) b, .lotse-a[x]::before {}", []),
        ("@media print { .lotse-a .b { page: lotse-a-sheet; } } @page lotse-a-sheet { margin: 1cm; }", []),
        (".lotse h5 {}", [".lotse h5"]),
        (".lotse-a .b, .lotse-ab, h5 {}", [".lotse-ab", "h5"]),
        (".lotse-a + p, .lotse-a[x] ~ p b {}", [".lotse-a + p", ".lotse-a[x] ~ p b"]),
        (":is(.lotse-a, .lotse) h5, * {}", [":is(.lotse-a, .lotse) h5", "*"]),
        ("@media print { @supports (color: red) { p {} } }", ["p"]),
        ("@container (width >= 10rem) { .lotse-a b, p {} }", ["p"]),
        ("@page { margin: 0 } @page sheet {} @font-face {}", ["@page ", "@page sheet", "@font-face "]),
    ],
)
def test_what_reaches_further_is_found(style: str, found: list[str]) -> None:
    assert strangers(style, "lotse-a") == found


def declared(nodes: Sequence[Node], inside: str = "") -> Iterator[tuple[str, str]]:
    """Every declaration's name, and the words of the width or container query it stands in, if any."""
    for node in nodes:
        if node.type == "at-rule" and node.content:
            words = f"{node.lower_at_keyword} {tinycss2.serialize(node.prelude)}"
            sized = node.lower_at_keyword == "container" or "width" in words or "height" in words
            blocks = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            yield from declared(blocks, words if sized else inside)
        elif node.type == "qualified-rule":
            yield from declared(tinycss2.parse_blocks_contents(node.content, skip_comments=True), inside)
        elif node.type == "declaration":
            yield node.lower_name, inside


def test_a_width_changes_no_colour() -> None:
    """So whoever has looked at the light colours on a wide page and at the dark ones on a narrow page has seen both."""
    colours = {"color", "background", "background-color", "fill", "opacity", "color-scheme"}
    player = ROOT / "course_export/preview/static/player.css"
    found = []
    for path in (*BLOCKS, *ALONE, *KIT, player):
        nodes = tinycss2.parse_stylesheet(path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
        found += [(path.name, name, inside) for name, inside in declared(nodes) if inside and name in colours]
    assert not found


def test_a_colour_that_a_width_changes_is_found() -> None:
    style = (
        "@media (width > 1rem) { @supports (x: y) { .a { color: red; &:hover { opacity: .5 } } } } .b { color: blue }"
    )
    found = [name for name, inside in declared(tinycss2.parse_stylesheet(style)) if inside]
    assert found == ["color", "opacity"]
