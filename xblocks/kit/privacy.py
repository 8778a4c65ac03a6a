"""What a page says of privacy: who reads what people write there, what is stored of it, and for how long."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xblocks.core.privacy import RECORDS
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.kept import kept
from xblocks.kit.protocol import Block


def said(block: Block, kinds: Sequence[str], **more: bool) -> str:
    """The block's `privacy.html` about these kinds of stored work and what `more` says; made once for all."""

    def made() -> str:
        return render.html(block, "privacy.html", {"privacy": stored(kinds), **more})

    return kept(block, ("privacy", tuple(kinds), tuple(sorted(more.items()))), None, made)


def stored(kinds: Sequence[str]) -> list[dict[str, Any]]:
    """Lines of the table: `years` where the time is whole years, else 0."""
    _ = gettext_for()
    return [
        {"what": _(record.what), "why": _(record.why), "who": _(record.who)}
        | {"years": 0 if record.days % 365 else record.days // 365, "days": record.days}
        for record in (RECORDS[kind] for kind in kinds)
    ]
