"""The page that says how to add a module is true: the module on it is built from that page alone, and works."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from django.utils import translation

import xblocks.modules
from tests.desk import Site
from tests.markup import parsed, problems
from xblocks.modules.workshop.spec import SUBJECT

PAGE = Path(__file__).parents[2] / "docs" / "modules.md"
FILES = re.compile(
    r"^`xblocks/modules/(?P<path>[a-z_]+/[a-z_/.]+)`:\n\n```[a-z]+\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
NAME = "paper_forms"
TAG = f"lotse_{NAME}"


@pytest.fixture(scope="module")
def block(tmp_path_factory: pytest.TempPathFactory) -> Iterator[type]:
    folder = tmp_path_factory.mktemp("modules")
    for path, text in FILES.findall(PAGE.read_text(encoding="utf-8")):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    xblocks.modules.__path__.append(str(folder))
    yield import_module(f"xblocks.modules.{NAME}.block").PaperFormsBlock
    xblocks.modules.__path__.remove(str(folder))
    for name in [name for name in sys.modules if name.startswith(f"xblocks.modules.{NAME}")]:
        del sys.modules[name]


@pytest.fixture
def me(block: type, db: None) -> Iterator:
    site = Site(language="en", blocks={TAG: block})
    with translation.override("en"):
        yield site.desk(f'<{TAG} url_name="x"/>', language="en")


def save(me, table: str, key: str, **cells: object):
    typed = {f"cell.{name.replace('__', '.')}": value for name, value in cells.items()}
    answer = me.call("save_row", {"table": table, "row": key, "seen": 0, "base": "", **typed})
    assert answer.status == 200, answer.response.text
    return answer


def words(html: str) -> str:
    return " ".join(parsed(html).text_content().split())


def test_the_page_has_every_file_of_a_module():
    paths = {path.removeprefix(f"{NAME}/") for path, _text in FILES.findall(PAGE.read_text(encoding="utf-8"))}
    assert paths == {
        "__init__.py",
        "model.py",
        "content.py",
        "context.py",
        "block.py",
        "defaults/en.yaml",
        "scenarios/default.xml",
    }


def test_its_default_is_complete(block):
    content = block.CONTENT.default("en")
    assert (content.lacking(), content.faults()) == ([], [])
    assert content.SPEC.tables[0] is SUBJECT


def test_an_empty_sheet_has_its_fixed_rows_and_its_preset(me):
    page = me.page()
    assert problems(page) == []
    assert "At the counter" in words(page) and 'value="3"' in page


def test_rows_are_judged_and_name_each_other(me):
    save(me, "forms", "f1", name="Registration", copies="1.200")
    answer = save(me, "forms", "f2", name="Dog tax", copies="10", replaced_by="f1")
    said = words(answer.json["regions"]["outcome"])
    assert "Many copies" in said and "Form 1: Registration: 1,200 copies" in said
    assert "How forms come in: At the counter, By post, Online" not in said  # nobody has said anything of them yet
    assert "10 Registration" in words(answer.json["regions"]["table-forms"])
    said = words(save(me, "ways", "post").json["regions"]["outcome"])
    assert "How forms come in: By post" in said
    said = words(save(me, "ways", "online", open=True).json["regions"]["outcome"])
    assert "No way is open" not in said
    assert "60.5" in said  # 1,210 copies of three minutes each, which the default says


def test_a_row_that_is_gone_is_named_no_more(me):
    save(me, "forms", "f1", name="Registration", copies="1200")
    save(me, "forms", "f2", name="Dog tax", copies="2000", replaced_by="f1")
    edited = me.call("work_on", {"step": "edit:forms:f1"}).html
    seen = int(re.search(r'name="seen" value="(\d+)"', edited)[1])
    gone = me.call("delete_row", {"table": "forms", "row": "f1", "seen": seen})
    assert gone.status == 200
    assert "Form 1: Dog tax: 2,000 copies" in words(gone.json["regions"]["outcome"])


def test_the_example_is_a_sheet_that_authors_and_learners_see(me):
    page = me.call("filled_example").html
    assert problems(page) == []
    for said in ("Paper forms: Citizens’ office", "Registration online", "1,200", "Online"):
        assert said in words(page)
    assert me.view("author_view").content
