"""Texts of authors and of people come out as text, whatever they hold."""

from collections.abc import Iterator
from itertools import cycle
from types import ModuleType
from typing import Any

import pytest
from lxml import etree
from xblock.core import XBlock

from tests import markup
from tests.conformance.conftest import HOSTILE_NAME
from tests.database import dump
from tests.desk import Desk, Site
from tests.hostile import LINES
from xblocks.core import olx
from xblocks.modules.workshop.block import WorkshopBlock

pytestmark = pytest.mark.django_db

ALL = ["\n\n".join(LINES)]
#: One after the other in turn, with the two that follow it: where a block has hundreds of texts, each stands in some.
IN_TURN = ["\n\n".join((LINES * 2)[place : place + 3]) for place in range(len(LINES))]


def poisoned(data: Any, schema: dict[str, Any], parts: dict[str, Any], texts: Iterator[str]) -> Any:
    """The content with all free texts replaced by the next ones; keys, numbers and choices stay."""
    if "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if isinstance(data, dict):
        return {name: poisoned(value, schema["properties"][name], parts, texts) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(entry, schema["items"], parts, texts) for entry in data]
    free = isinstance(data, str) and "pattern" not in schema and "enum" not in schema
    return next(texts)[: schema["maxLength"]] if free else data


def everything(desk: Desk, sample: ModuleType, friend: Desk) -> Iterator[tuple[str, str]]:
    """All HTML of a block: views, pages, answers of handlers."""
    for view in ("student_view", "public_view", "author_view", "studio_view"):
        yield view, desk.page(view)
    payloads = sample.work(desk, friend)
    for name, payload in sample.PAGES:
        yield f"{name} {payload}", desk.call(name, payload).html
    for name, payload in payloads.items():
        yield f"{name} {payload}", desk.call(name, payload).html
        yield f"the page after {name} {payload}", desk.page()


def test_all_texts_of_authors_at_once(tag: str, block: type[XBlock], sample: ModuleType, desk: Desk) -> None:
    texts = IN_TURN if issubclass(block, WorkshopBlock) else ALL
    _come_out_as_text(texts, tag, block, sample, desk)


def test_each_text_of_authors(tag: str, block: type[XBlock], sample: ModuleType, desk: Desk, line: int) -> None:
    _come_out_as_text([LINES[line]], tag, block, sample, desk)


def _come_out_as_text(texts: list[str], tag: str, block: type[XBlock], sample: ModuleType, desk: Desk) -> None:
    """Everything an author may write is one of these texts."""
    model = block.CONTENT.Content
    schema = model.model_json_schema()
    data = desk.block().content_or_problems()[0].model_dump(mode="json")
    content = model.model_validate(poisoned(data, schema, schema.get("$defs", {}), cycle(texts)))
    node = etree.Element(tag, url_name="x", display_name=texts[0])
    node.append(olx.to_element(content))
    poisoned_desk = Site(language="de").desk(etree.tostring(node, encoding="unicode"))
    assert poisoned_desk.block().content_or_problems()[0] == content

    found = dict(everything(poisoned_desk, sample, poisoned_desk.but(person=3)))
    assert {name: scripts for name, page in found.items() if page and (scripts := markup.scripts(page))} == {}
    if any("{{ 7|add:7 }}" in text[:290] for text in texts):
        assert all("{{ 7|add:7 }}" in found[view] for view in ("student_view", "author_view", "studio_view"))


def test_names_of_people(sample: ModuleType, desk: Desk, friend: Desk, payloads: dict[str, Any]) -> None:
    pages = [desk.page(), friend.page()]
    pages += [desk.call(name, payload).html for name, payload in [*sample.PAGES, *payloads.items()]]
    for page in filter(None, pages):
        assert markup.scripts(page) == []
        assert HOSTILE_NAME not in page
    assert not sample.SHARED_ON_PURPOSE or any("7|add:7" in page for page in pages)


def test_what_people_send(desk: Desk, friend: Desk, payloads: dict[str, Any]) -> None:
    for handler, payload in payloads.items():
        with desk.site.undone():
            _sent(LINES[:1], handler, payload, desk, friend)


def test_all_that_people_send(function: str, desk: Desk, friend: Desk, payloads: dict[str, Any]) -> None:
    _sent(LINES, function, payloads.get(function), desk, friend)


def _sent(lines: list[str], handler: str, payload: dict[str, Any] | None, desk: Desk, friend: Desk) -> None:
    """Somebody puts these texts into each field of a handler in turn."""
    for name in payload or {}:
        for text in lines:
            before = dump()
            answer = desk.call(handler, {**payload, name: text})
            assert "<script>alert" not in answer.html
            pages = [answer.html] if dump() == before else [answer.html, desk.page(), friend.page()]
            for page in filter(None, pages):
                assert markup.scripts(page) == []
