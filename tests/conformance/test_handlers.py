"""Whatever is sent to a handler: no exception, no 5xx; refusals change nothing, what is accepted breaks nothing."""

import io
from copy import deepcopy
from types import ModuleType
from typing import Any

import pytest
from openpyxl import load_workbook
from xblock.core import XBlock

from tests import forms
from tests.conformance.conftest import handlers
from tests.conformance.malformed import COUNT, Attempt, attempts
from tests.database import dump
from tests.desk import Answer, Desk
from xblocks.kit.i18n import LANGUAGES

pytestmark = pytest.mark.django_db

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
REFUSALS = (400, 403, 405, 409, 413, 429)
SAMPLE = 10  # every tenth malformed request is sent in all languages
FEW = 50  # every 50th is sent to the blocks that share their code with another


@pytest.fixture
def valid(desk: Desk, payloads: dict[str, Any]) -> dict[str, Any]:
    """A valid payload for every handler, the editor's included."""
    editing = forms.payload(desk.but(studio=True).page("studio_view"), "studio_edit", operation="save")
    return {**payloads, "studio_edit": editing}


def _sender(desk: Desk, handler: str) -> Desk:
    """Who may call this handler: an author in Studio, or the learner."""
    return desk.but(studio=True, staff=True) if handler == "studio_edit" else desk


def test_for_every_handler_there_is_a_valid_payload_and_it_is_accepted(
    block: type[XBlock], desk: Desk, friend: Desk, valid: dict[str, Any], sample: ModuleType
) -> None:
    for handler in handlers(block):
        with desk.site.undone():
            for earlier, payload in getattr(sample, "FIRST", {}).get(handler, ()):
                assert desk.call(earlier, payload or valid[earlier]).status == 200
            before = dump()
            assert _sender(desk, handler).call(handler, valid[handler]).status == 200, handler
            if dump() != before:
                _views_work(desk, friend)


def test_malformed_requests(function: str, desk: Desk, friend: Desk, valid: dict[str, Any]) -> None:
    """Half of three hundred for each function, of some the one half, of some the other; the bench sends all to all."""
    tried = attempts(function, valid[function])
    assert valid[function] is None or len(tried) == COUNT
    assert _failures(function, tried[len(function) % 2 :: 2], desk, friend) == []


def test_some_malformed_requests(block: type[XBlock], desk: Desk, friend: Desk, valid: dict[str, Any]) -> None:
    for handler in handlers(block):
        assert _failures(handler, attempts(handler, valid[handler])[::FEW], desk, friend) == []


def test_every_malformed_request_is_refused_in_the_readers_language(
    function: str, desk: Desk, valid: dict[str, Any]
) -> None:
    sender = _sender(desk, function)
    alike = []
    for attempt in attempts(function, valid[function])[::SAMPLE]:
        with desk.site.undone():
            answers = [
                sender.but(language=language).send(function, attempt.request(), attempt.suffix)
                for language in LANGUAGES
            ]
        refused = [answer.json["message"] for answer in answers if answer.status != 200]
        if len(set(refused)) < len(refused):
            alike.append(f"{attempt.name}: {refused}")
    assert alike == []


def _failures(handler: str, tried: list[Attempt], desk: Desk, friend: Desk) -> list[str]:
    """What went wrong with which attempt."""
    sender = _sender(desk, handler)
    failures = []
    for attempt in tried:
        with desk.site.undone():
            try:
                _try(sender, handler, attempt, friend)
            except Exception as error:  # noqa: BLE001 - all that goes wrong is listed at the end
                failures.append(f"{handler} {attempt.name}: {type(error).__name__} {str(error)[:300]}")
    return failures


def _try(sender: Desk, handler: str, attempt: Attempt, friend: Desk) -> None:
    before, store = dump(), deepcopy(sender.site.store.db_dict)
    published = len(sender.site.published)
    answer = sender.send(handler, attempt.request(), attempt.suffix)
    if answer.status == 200:
        _is_sound(answer)
        edited = sender.site.store.db_dict != store
        if dump() != before or edited:
            _views_work(sender, friend)
        if edited:
            _editor_works(sender)
        return
    assert answer.status in REFUSALS, answer.status
    assert answer.json["error"] and answer.json["message"]
    assert dump() == before
    assert sender.site.store.db_dict == store
    assert len(sender.site.published) == published


def _is_sound(answer: Answer) -> None:
    if answer.response.content_type == "application/json":
        assert {"message", "regions"} <= answer.json.keys()
    elif answer.response.content_type == SHEET:
        assert load_workbook(io.BytesIO(answer.response.body)).worksheets
    else:
        assert answer.response.content_type in (
            "text/html",
            "text/csv",
            "text/plain",
            "text/calendar",
            "application/xml",
        )
        answer.response.body.decode()


def _views_work(desk: Desk, friend: Desk) -> None:
    """For whoever sent it, and for somebody else."""
    for view in ("student_view", "public_view"):
        desk.but(studio=False).view(view)
    friend.view()


def _editor_works(desk: Desk) -> None:
    """For the author, who sees nothing of people's work (`test_views`)."""
    for view in ("author_view", "studio_view"):
        desk.but(studio=True).view(view)
    desk.export()
    problems = desk.block().problems()
    assert problems == [], problems
