"""Every line of the Grundprogramm's checklist has its element in the built course."""

import json
from functools import cache
from typing import Any

import pytest
from lxml import etree

from tests.course_export.making import grundprogramm

OTHER_PROGRAMME = {"IP-10", "IP-11", "IP-12"}
"""The Aufbauprogramm."""
LINES = [line for line in (f"IP-{number:02}" for number in range(1, 33)) if line not in OTHER_PROGRAMME]

ACTIVITIES = {"IP-03", "IP-04", "IP-05", "IP-09", *(f"IP-{n}" for n in range(13, 25)), "IP-28", "IP-29"}
"""Lines that name something people do: a paragraph is not enough."""

DONE_IN = {
    "problem",
    "discussion",
    "lotse_design_spaces",
    "lotse_digital_foundations",
    "lotse_digital_strategy",
    "lotse_future_of_work",
    "lotse_networks",
    "lotse_participation",
    "lotse_people_competences",
    "lotse_process_design",
    "lotse_reflection",
    "lotse_retrospective",
    "lotse_self_assessment",
    "lotse_team_building",
}


@cache
def course() -> tuple[dict[str, Any], frozenset[str]]:
    """Return the manifest, and every usage id that really stands in the OLX."""
    built = grundprogramm()
    manifest = json.loads(built.files["static/lotse-manifest.json"])
    key = manifest["course"].replace("course-v1:", "block-v1:")
    found = set()
    for name, content in built.files.items():
        folder, _, file = name.partition("/")
        if folder == "vertical":
            unit = etree.fromstring(content)
            found.add(f"{key}+type@vertical+block@{file.removesuffix('.xml')}")
            for block in unit:
                if block.tag in ("html", "problem"):
                    assert f"{block.tag}/{block.get('url_name')}.xml" in built.files
                found.add(f"{key}+type@{block.tag}+block@{block.get('url_name')}")
    return manifest, frozenset(found)


def kind(usage: str) -> str:
    """Return the block type of a usage id."""
    return usage.split("+type@")[1].split("+block@")[0]


@pytest.mark.parametrize("line", LINES)
def test_each_line_has_a_unit_in_the_course(line: str) -> None:
    manifest, found = course()
    usages = manifest["covers"][line]
    assert [usage for usage in usages if kind(usage) == "vertical"]
    assert set(usages) <= found


@pytest.mark.parametrize("line", sorted(ACTIVITIES))
def test_each_activity_is_something_people_do(line: str) -> None:
    manifest, _found = course()
    assert {kind(usage) for usage in manifest["covers"][line]} & DONE_IN


def test_no_line_is_left_open() -> None:
    manifest, _found = course()
    assert manifest["open"] == {}
    assert set(manifest["covers"]) == set(LINES)


def test_no_unit_carries_more_than_three_lines() -> None:
    units: dict[str, set[str]] = {}
    manifest, _found = course()
    for line, usages in manifest["covers"].items():
        for usage in usages:
            if kind(usage) == "vertical":
                units.setdefault(usage, set()).add(line)
    assert max(map(len, units.values())) <= 3


def test_the_manifest_counts_what_is_there() -> None:
    manifest, found = course()
    counts: dict[str, int] = {}
    for usage in found:
        counts[kind(usage)] = counts.get(kind(usage), 0) + 1
    assert counts == {tag: n for tag, n in manifest["blocks"].items() if tag not in ("course", "chapter", "sequential")}
