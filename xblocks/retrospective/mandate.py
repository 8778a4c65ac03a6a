"""The mandate of the team whose member somebody is, with which a retrospective on the transfer opens; for her alone."""

from __future__ import annotations

from typing import Any

from xblocks.kit import siblings
from xblocks.retrospective.content import FormatKey
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import Phase

_BLOCK = "lotse_design_spaces"
_OPENING = (Phase.STAGE, Phase.GATHER)


def of(here: Open) -> dict[str, Any]:
    """What the page shows of it: nothing in other formats and in later phases, and where the author names no block."""
    if here.format.key is not FormatKey.TRANSFER or here.phase not in _OPENING:
        return {}
    return {"mandate": siblings.ask(here.block, _BLOCK, here.block.mandate, "mandate")}
