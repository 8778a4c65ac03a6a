"""Texts of authors and of people come out as text, whatever they hold."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from lxml import etree
from xblock.core import XBlock

from tests import markup
from tests.conformance.conftest import HOSTILE_NAME
from tests.desk import Answer, Desk, Site
from xblocks.core import olx

pytestmark = pytest.mark.django_db

LINES = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x><base href=//x>",
    "<a href='jAvAsCrIpT:alert(1)' onclick=alert(1) style='position:fixed'>x</a>",
    "<details open ontoggle=alert(1)><summary>x</summary></details>",
    "</textarea></title></style></div><form action=//x><button formaction=javascript:alert(1)>x</button></form>",
    "<math><mi xlink:href='data:x,<script>alert(1)</script>'></mi></math><template><script>1</script></template>",
    "<!-- --!><img src=x onerror=alert(1)> --><![CDATA[<script>alert(1)</script>]]>",
    "\"><script>alert(1)</script>' onfocus='alert(1)' autofocus x=\"",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#106;avascript:alert(1)",
    "{{ 7|add:7 }}{% debug %}{% include 'kit/page.html' %}${7*7}<%= 7*7 %>{#x#}",
    "[x](javascript:alert(1)) [x](java\nscript:alert(1)) [x](&#106;avascript:alert(1)) [x](data:text/html,x)",
    "[x]( javascript:alert(1) \"' onclick='alert(1)\") ![x](x\"onerror=\"alert(1)) ![x](javascript:alert(1))",
    "<javascript:alert(1)> <https://x\"onclick=alert(1)> [r]\n\n[r]: javascript:alert(1) 'x'",
    "[x](//evil.example/a) `</code><script>alert(1)</script>` ```<script>alert(1)</script>```",
    "    </pre><script>alert(1)</script>\n\n> <script>alert(1)</script>\n\n- <img src=x onerror=alert(1)>",
    "| <script>alert(1)</script> |\n|-|\n| <img src=x onerror=alert(1)> |\n\n<b onmouseover=alert(1)>x\n\n# x {: onclick=alert(1)}",
]  # fmt: skip
HOSTILE = "\n\n".join(LINES)


def poisoned(data: Any, schema: dict[str, Any], parts: dict[str, Any], text: str) -> Any:
    """The content with all free texts replaced; keys, numbers and choices stay."""
    if "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = schema["anyOf"][0]
    if isinstance(data, dict):
        return {name: poisoned(value, schema["properties"][name], parts, text) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(entry, schema["items"], parts, text) for entry in data]
    free = isinstance(data, str) and "pattern" not in schema and "enum" not in schema
    return text[: schema["maxLength"]] if free else data


def everything(desk: Desk, sample: ModuleType, friend: Desk) -> Iterator[tuple[str, str]]:
    """All HTML of a block: views, pages, answers of handlers."""
    for view in ("student_view", "public_view", "author_view", "studio_view"):
        yield view, desk.page(view)
    payloads = sample.work(desk, friend)
    for name, payload in [*sample.PAGES, *payloads.items()]:
        yield f"{name} {payload}", desk.call(name, payload).html
        yield f"the page after {name} {payload}", desk.page()


@pytest.mark.parametrize("text", [HOSTILE, *LINES], ids=range(len(LINES) + 1))
def test_texts_of_authors(tag: str, block: type[XBlock], sample: ModuleType, desk: Desk, text: str) -> None:
    model = block.CONTENT.Content
    schema = model.model_json_schema()
    data = desk.block().content_or_problems()[0].model_dump(mode="json")
    content = model.model_validate(poisoned(data, schema, schema.get("$defs", {}), text))
    node = etree.Element(tag, url_name="x", display_name=text)
    node.append(olx.to_element(content))
    poisoned_desk = Site(language="de").desk(etree.tostring(node, encoding="unicode"))
    assert poisoned_desk.block().content_or_problems()[0] == content

    found = dict(everything(poisoned_desk, sample, poisoned_desk.but(person=3)))
    assert {name: markup.scripts(page) for name, page in found.items() if page and markup.scripts(page)} == {}
    if "{{ 7|add:7 }}" in text[:290]:
        assert all("{{ 7|add:7 }}" in found[view] for view in ("student_view", "author_view", "studio_view"))


def test_names_of_people(sample: ModuleType, desk: Desk, friend: Desk) -> None:
    payloads = sample.work(desk, friend)
    pages = [desk.page(), friend.page()]
    pages += [desk.call(name, payload).html for name, payload in [*sample.PAGES, *payloads.items()]]
    for page in filter(None, pages):
        assert markup.scripts(page) == []
        assert HOSTILE_NAME not in page
    assert not sample.SHARED_ON_PURPOSE or any("7|add:7" in page for page in pages)


def test_what_people_send(handler: str, sample: ModuleType, desk: Desk, friend: Desk) -> None:
    payload = sample.work(desk, friend).get(handler)
    for name in payload or {}:
        for text in LINES:
            answers: list[Answer] = [desk.call(handler, {**payload, name: text})]
            assert "<script>alert" not in answers[0].html
            for page in filter(None, [answers[0].html, desk.page(), friend.page()]):
                assert markup.scripts(page) == []
