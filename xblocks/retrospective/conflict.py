"""Two people, or two windows, changed the same: both versions are shown, and one of them is kept on purpose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from xblocks.core.payload import Refusal
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import payloads as sent
from xblocks.spaces import api


@contextmanager
def shown(block: Any, key: str, mine: str, words: Any) -> Iterator[None]:
    """Turn a Conflict into 409 with both versions in the region `state-<key>`; `words(data)` says a version."""
    try:
        yield
    except api.Conflict as conflict:
        current = conflict.current
        if current.deleted:
            raise Refusal(409, "gone", gettext_for()("Somebody deleted this in the meantime.")) from None
        values = {"seen": current.revision, "mine": mine, "theirs": words(current.data), "key": key}
        regions = render.answer(block, regions={f"state-{key}": ("conflict.html", values)})["regions"]
        message = gettext_for()("Not saved: this was changed in the meantime. Please choose which version counts.")
        versions = {"mine": mine, "theirs": values["theirs"]}
        raise Refusal(409, "conflict", message, regions=regions, versions=versions) from None


def on_card(block: Any, new: sent.EditCard) -> Any:
    """For the text of a card."""
    return shown(block, new.card, new.text, lambda data: data["text"])


def on_group(block: Any, new: sent.Rename) -> Any:
    """For the name of a group."""
    return shown(block, new.cluster, new.title, lambda data: data["title"])


def on_action(block: Any, new: sent.SaveAction) -> Any:
    """For an action."""
    return shown(block, new.action or "new", action_words(new.model_dump()), action_words)


def action_words(data: Mapping[str, Any]) -> str:
    """An action in one line."""
    _ = gettext_for()
    status = {"open": _("open"), "done": _("done"), "dropped": _("dropped")}[data["status"]]
    return " · ".join(filter(None, [data["text"], data["owner"], data["due"], status]))
