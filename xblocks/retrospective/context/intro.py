"""The first page: what this is, what is stored, who sees what."""

from __future__ import annotations

from typing import Any

from xblocks.core.privacy import RECORDS
from xblocks.kit import privacy as told
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.kit.render import markdown
from xblocks.retrospective import records
from xblocks.retrospective.content import Content, Format, phase_name
from xblocks.retrospective.model import State
from xblocks.retrospective.protocol import Retrospective

KINDS = tuple(kind for kind in RECORDS if kind.startswith("retrospective."))


def page(
    block: Retrospective, content: Content, format_: Format | None, people: records.People | None, **more: Any
) -> dict[str, Any]:
    """The first page; without `people` for whoever is at no board."""
    state = people.state if people else None
    return {
        "content": content,
        "lang": content.language or reader_language(),
        "format": format_,
        "introduction": markdown(content.introduction),
        "prompt": markdown(format_.prompt) if format_ else "",
        "state": state,
        "phase_name": gettext_for()(phase_name(state.phase, choosing=state.choosing)) if state else "",
        "privacy": privacy(block, state) if state else "",
        **more,
    }


def privacy(block: Retrospective, state: State) -> str:
    """What is stored, for the page that says so before the first card."""
    return told.said(block, KINDS, anonymous=state.anonymous, hidden=state.hidden)
