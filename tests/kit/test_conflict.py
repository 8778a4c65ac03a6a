"""A stale edit: both versions come back, in one sentence for all blocks."""

from typing import Any

import pytest
from django.utils import translation

from tests.desk import Desk
from xblocks.core.payload import STALE, Refusal, Stale
from xblocks.kit import conflict, render
from xblocks.kit.i18n import LANGUAGES, catalogue
from xblocks.spaces import api

ANSWER = {"regions": {"state": "<p>both</p>"}, "focus": "x-state"}


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What was rendered; no template is needed for it."""
    found: list[dict[str, Any]] = []
    monkeypatch.setattr(render, "answer", lambda block, *, regions: found.append(regions) or ANSWER)
    return found


def item(revision: int, data: dict[str, Any], *, deleted: bool = False) -> api.Item:
    return api.Item("reflection.entry", "k", None, data, revision, deleted, None)


def test_a_stale_write_becomes_a_refusal_with_both_versions(desk: Desk, rendered: list[dict[str, Any]]) -> None:
    def values(stored: Any) -> dict[str, Any]:
        return {"seen": stored.revision, "versions": {"mine": "a", "theirs": stored.data["text"]}}

    with pytest.raises(Refusal) as refused, conflict.shown(desk.block(), "state-k", values):
        raise api.Conflict(item(3, {"text": "b"}), {"text": "a"})
    assert rendered == [{"state-k": ("conflict.html", {"seen": 3, "versions": {"mine": "a", "theirs": "b"}})}]
    assert (refused.value.status, refused.value.code) == (409, "conflict")
    assert refused.value.extra == {**ANSWER, "versions": {"mine": "a", "theirs": "b"}}
    assert not isinstance(refused.value, Stale) and refused.value.__suppress_context__


def test_what_is_no_conflict_goes_through(desk: Desk, rendered: list[dict[str, Any]]) -> None:
    with conflict.shown(desk.block(), "state-k", lambda stored: {}):
        pass
    with pytest.raises(Refusal) as refused, conflict.shown(desk.block(), "state-k", lambda stored: {}):
        raise Refusal(429, "full", "too many")
    assert (refused.value.code, rendered) == ("full", [])


def test_a_block_may_refuse_what_is_gone(desk: Desk, rendered: list[dict[str, Any]]) -> None:
    def values(stored: Any) -> dict[str, Any]:
        raise Refusal(409, "gone", f"deleted: {stored.deleted}")

    with pytest.raises(Refusal, match="deleted: True"), conflict.shown(desk.block(), "state-k", values):
        raise api.Conflict(item(0, {}, deleted=True), {"text": "a"})
    assert rendered == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_blocks_say_it_in_one_sentence(language: str) -> None:
    with translation.override(language):
        told = conflict.refusal(ANSWER, mine=1, theirs=2).message
    assert told == catalogue(language).gettext(STALE)
    assert (told == STALE) is (language == "en")


def test_a_block_may_say_more() -> None:
    assert conflict.refusal(ANSWER, mine=None, theirs=None, message="Not deleted.").message == "Not deleted."
