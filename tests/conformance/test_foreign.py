"""Another person in the same course neither sees nor changes what somebody wrote."""

import re
from collections.abc import Collection
from io import BytesIO
from types import ModuleType
from typing import Any
from zipfile import ZipFile

import pytest

from tests.database import work_of
from tests.desk import Desk

pytestmark = pytest.mark.django_db

#: What is random in an answer: codes, hashes, keys of new rows, numbers of spaces.
_RANDOM = re.compile(r"[0-9a-f]{64}|\b(?:[0-9a-f]{16}){1,2}\b|\d+(-[2-9A-Z]{4}){3}")
_CLAIMS = [{}, {"person": "1"}, {"user_id": 1}, {"student": "1", "user": "user1"}]


def _readable(body: bytes) -> str:
    """What an answer says; of a workbook the sheets, beside which it notes when it was made."""
    if not body.startswith(b"PK"):
        return body.decode()
    with ZipFile(BytesIO(body)) as book:
        return "".join(book.read(name).decode() for name in sorted(book.namelist()) if name.startswith("xl/"))


def seen(desk: Desk, payloads: list[tuple[str, Any]], skipped: Collection[str] = ()) -> dict[str, Any]:
    """All that a person gets to see, with the payloads of somebody else and claims to be her."""
    found: dict[str, Any] = {view: _RANDOM.sub("…", desk.page(view)) for view in ("student_view", "public_view")}
    for name, payload in payloads:
        for claim in _CLAIMS if payload is not None else [None]:
            sent = None if claim is None else {**payload, **claim}
            if name not in skipped:
                answer = desk.call(name, sent, headers={"X-User": "1", "Cookie": "user=1"})
                found[f"{name} {sent}"] = (
                    answer.status,
                    _RANDOM.sub("…", _readable(answer.response.body)),
                )
        if f"after {name}" not in found:
            found[f"after {name}"] = _RANDOM.sub("…", desk.page())
    return found


def test_a_foreign_learner_sees_what_she_would_see_if_the_other_did_not_exist(
    sample: ModuleType, desk: Desk, friend: Desk, payloads: dict[str, Any]
) -> None:
    stranger = desk.but(person=2)
    sent = [*sample.PAGES, *payloads.items()]
    with_others = seen(stranger, sent, sample.SHARED_ON_PURPOSE)

    for person in (desk, friend, stranger):
        assert work_of(person.person) or person is stranger
    _erase_everything()
    assert seen(stranger, sent, sample.SHARED_ON_PURPOSE) == with_others


def test_a_foreign_learner_changes_nothing(sample: ModuleType, desk: Desk, payloads: dict[str, Any]) -> None:
    stranger = desk.but(person=2)
    sent = [*sample.PAGES, *payloads.items()]
    before, page = work_of(1), desk.page()
    entrances = getattr(sample, "ENTRANCES", set())
    seen(stranger, sent, entrances)
    seen(stranger.but(staff=True), sent, entrances)
    assert work_of(1) == before
    assert desk.page() == page


def test_staff_of_the_course_see_no_more_than_learners(
    sample: ModuleType, desk: Desk, payloads: dict[str, Any]
) -> None:
    links = [(name, payload) for name, payload in payloads.items() if payload is None]
    teacher = desk.but(person=2, staff=True)
    sent = [*sample.PAGES, *links]
    assert seen(teacher, sent) == seen(teacher.but(staff=False), sent)


def test_nobody_edits_the_block_from_the_course_or_without_rights(desk: Desk) -> None:
    fields = dict(desk.site.store.db_dict)
    for who in (desk, desk.but(staff=True), desk.but(studio=True), desk.but(person=None)):
        answer = who.call("studio_edit", {"operation": "save", "display_name": "mine"})
        assert (answer.status, answer.json["error"]) == (403, "not_author")
    assert desk.site.store.db_dict == fields


def _erase_everything() -> None:
    from xblocks.spaces import api

    for person in ("1", "2", "3"):
        api.forget_person(person)
