"""What a page of a block loads."""

import gzip
import re
from pathlib import Path

import pytest
from xblock.core import XBlock

from tests.blocks import ROOT
from tests.desk import Desk

pytestmark = pytest.mark.django_db

BUDGET = 15_000
VIEWS = ("student_view", "public_view", "author_view", "studio_view")


@pytest.mark.parametrize("view", VIEWS)
def test_script_and_style_are_small_and_come_with_the_page(desk: Desk, view: str) -> None:
    resources = desk.view(view).resources
    assert {resource.kind for resource in resources} == {"text"}
    assert {resource.mimetype for resource in resources} <= {"text/css", "application/javascript"}
    text = "".join(resource.data for resource in resources)
    assert len(gzip.compress(text.encode(), 9)) <= BUDGET


def test_what_is_delivered_holds_neither_comments_nor_indentation(desk: Desk) -> None:
    texts = [resource.data for resource in desk.view().resources]
    assert not [text for text in texts if "/*" in text or "\n " in text]


def test_the_kit_comes_first_and_every_asset_once(desk: Desk) -> None:
    resources = desk.view().resources
    assert [("LotseKit" in r.data or ".lotse{" in r.data) for r in resources[:2]] == [True, True]
    assert len({resource.data for resource in resources}) == len(resources)


def _files(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in (ROOT / "xblocks").rglob(pattern))


@pytest.mark.parametrize("path", _files("*.js", "*.css"), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_loaded_from_elsewhere_or_made_of_text(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    forbidden = (
        r"https?:|//\w|\beval\b|\bnew Function\b|\bsetTimeout\(['\"]|\$\(|\bjQuery\b|document\.write|@import|url\("
    )
    assert re.findall(forbidden, text) == []


@pytest.mark.parametrize("path", _files("*.html"), ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_script_and_switch_no_escaping_off(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    forbidden = r"<script|\son\w+\s*=|javascript:|https?:|\bstyle\s*=|\|\s*safe\b|autoescape\s+off|<!--"
    assert re.findall(forbidden, text) == []


@pytest.mark.parametrize("path", _files("*.html"), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_browser_says_what_is_wrong_with_a_form_in_its_own_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    checked = re.search(r"<(?:input|textarea)\b[^>]*\s(?:required|min|pattern)\b", text)
    assert not checked or "<form" not in text or "novalidate" in text


def test_markup_is_declared_safe_only_where_the_kit_or_the_drawing_makes_it(block: type[XBlock]) -> None:
    allowed = {"xblocks/kit/render.py"}
    used = {
        str(path.relative_to(ROOT))
        for path in _files("*.py")
        if re.search(r"\b(mark_safe|format_html|SafeString)\b", path.read_text(encoding="utf-8"))
    }
    assert {path for path in used - allowed if not path.endswith(("/chart.py", "/picture.py"))} == set()
