"""Two people, or two windows, changed the same: nothing is stored, both versions are shown, one is kept on purpose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from xblocks.core.payload import STALE, Refusal, Stale, Stored
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.protocol import Block


@contextmanager
def shown(block: Block, region: str, values: Callable[[Stored], Mapping[str, Any]]) -> Iterator[None]:
    """Turn the conflict of a write into 409, with the block's `conflict.html` in a region of the page.

    `values(stored)` is what the template shows; its `versions` ({"mine", "theirs"}) stand in the answer for programs too.
    """
    try:
        yield
    except Stale as stale:
        both = values(stale.current)
        answer = render.answer(block, regions={region: ("conflict.html", both)})
        raise refusal(answer, **both["versions"]) from None


def refusal(answer: Mapping[str, Any], *, mine: Any, theirs: Any, message: str = "") -> Refusal:
    """The 409 of a stale edit. `answer` (see `render.answer`) shows both versions; `mine` and `theirs` are plain JSON.

    `message` stands for the sentence that all blocks share.
    """
    versions = {"mine": mine, "theirs": theirs}
    message = message or gettext_for()(STALE)
    return Refusal(409, "conflict", message, regions=answer["regions"], focus=answer["focus"], versions=versions)
