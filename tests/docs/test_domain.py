"""The examples in docs/domain: they use the rules of their page, and a module that exists gives exactly their findings."""

import json
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

DOMAIN = Path(__file__).parents[2] / "docs" / "domain"
PAGES = sorted(DOMAIN.glob("w[0-9]-*.md"))
_RULE = re.compile(r"^\| (W\d-\d) \| (error|warning|hint) \|.*\| ([^|]*) \|$", re.MULTILINE)


def _module(page: Path) -> str:
    return f"xblocks.modules.{page.stem[3:].replace('-', '_')}"


BUILT = [page for page in PAGES if find_spec(_module(page))]


def _examples(page: Path) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each sheet with the findings that it must give."""
    blocks = re.findall(r"^```json\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    return [(json.loads(sheet), json.loads(found)) for sheet, found in zip(blocks[::2], blocks[1::2], strict=True)]


def _comparable(findings: list[dict[str, Any]]) -> list[str]:
    """Findings without their order, numbers with the four decimals that the pages print."""
    return sorted(json.dumps(_rounded(found), sort_keys=True, ensure_ascii=False) for found in findings)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list | tuple) else value


def test_each_module_has_its_page():
    assert [page.name[:2] for page in PAGES] == [f"w{number}" for number in range(1, 10)]
    assert len(BUILT) >= 2


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_examples_use_the_rules_of_their_page(page):
    rules = {
        (rule, severity): re.findall(r"\w+", re.sub(r"\(.*\)|:.*", "", values))
        for rule, severity, values in _RULE.findall(page.read_text(encoding="utf-8"))
    }
    examples = _examples(page)
    assert len(examples) == 2
    for _sheet, findings in examples:
        for found in findings:
            assert found.keys() == {"rule", "severity", "items", "values"}
            assert list(found["values"]) == rules[found["rule"], found["severity"]]


@pytest.mark.parametrize("page", BUILT, ids=lambda page: page.stem)
def test_a_module_gives_the_findings_of_its_page(page):
    model = import_module(f"{_module(page)}.model")
    for sheet, findings in _examples(page):
        assert _comparable(model.findings(sheet)) == _comparable(findings)
