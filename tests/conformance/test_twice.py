"""The same request once more changes nothing: an answer was lost on its way, and the page or the person sent it again."""

import re
from types import ModuleType
from typing import Any

import pytest
from xblock.core import XBlock

from tests.conformance.conftest import handlers
from tests.database import dump
from tests.desk import Desk

pytestmark = pytest.mark.django_db

#: What every write renews, and says nothing about anybody's work.
RENEWED = {"revision", "modified", "last_used", "cleared", "id"}
CODE = re.compile(r"\d+(?:-[0-9A-Z]{4}){3}")
#: Handlers whose forms carry a key that the page makes for each step: they make something that nothing else tells apart.
KEYED = {"appoint", "form_team", "renew_code", "share"}


def work() -> dict[str, list[dict[str, Any]]]:
    """What is stored, without what every write renews."""
    found = {
        table: [{name: value for name, value in row.items() if name not in RENEWED} for row in rows]
        for table, rows in dump().items()
    }
    return {table: sorted(rows, key=str) for table, rows in found.items()}


def test_the_same_request_twice_is_one(
    block: type[XBlock], desk: Desk, payloads: dict[str, Any], sample: ModuleType
) -> None:
    changed = []
    for handler in (name for name in handlers(block) if name in payloads):
        sent = {**payloads[handler], "request": "b" * 32} if handler in KEYED else payloads[handler]
        with desk.site.undone():
            for earlier, payload in getattr(sample, "FIRST", {}).get(handler, ()):
                assert desk.call(earlier, payload or payloads[earlier]).status == 200
            first = desk.call(handler, sent)
            before = work()
            again = desk.call(handler, sent)
            assert first.status == 200, handler
            if work() != before or (handler in KEYED and CODE.findall(again.html) != CODE.findall(first.html)):
                changed.append(handler)
    assert changed == []
