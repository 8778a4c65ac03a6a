"""What is shown where two people, or two windows, changed the same card, group or action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from xblocks.core.payload import Refusal, Stored
from xblocks.core.stored import fitting
from xblocks.kit import conflict
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.model import Action
from xblocks.retrospective.protocol import Retrospective

Words = Callable[[Mapping[str, Any]], str]


def _shown(block: Retrospective, key: str, mine: str, words: Words) -> AbstractContextManager[None]:
    """Both versions in the region `state-<key>`; `words(data)` says one in a line. Refusal `gone` for what is deleted."""

    def values(stored: Stored) -> dict[str, Any]:
        if stored.deleted:
            raise Refusal(409, "gone", gettext_for()("Somebody deleted this in the meantime."))
        versions = {"mine": mine, "theirs": words(stored.data)}
        return {"seen": stored.revision, "versions": versions, **versions}

    return conflict.shown(block, f"state-{key}", values)


def on_card(block: Retrospective, new: sent.EditCard) -> AbstractContextManager[None]:
    """For the text of a card."""
    return _shown(block, new.card, new.text, lambda data: fitting(str, data.get("text")) or "")


def on_group(block: Retrospective, new: sent.Rename) -> AbstractContextManager[None]:
    """For the name of a group."""
    return _shown(block, new.cluster, new.title, lambda data: fitting(str, data.get("title")) or "")


def on_action(block: Retrospective, new: sent.SaveAction) -> AbstractContextManager[None]:
    """For an action."""
    return _shown(block, new.action or "new", action_words(new.model_dump()), action_words)


def action_words(data: Mapping[str, Any]) -> str:
    """An action in one line; empty for what is none."""
    _, found = gettext_for(), fitting(Action, {**data, "key": ""})
    if found is None:
        return ""
    status = {"open": _("open"), "done": _("done"), "dropped": _("dropped")}[found.status]
    return " · ".join(filter(None, [found.text, found.owner, found.due, status]))
