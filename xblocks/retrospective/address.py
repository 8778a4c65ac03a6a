"""Where a board is found: a link, and a QR code of it for those who sit in the room with a phone."""

from __future__ import annotations

from typing import Any

from xblocks.kit import platform
from xblocks.retrospective import picture
from xblocks.retrospective.protocol import Retrospective


def link(block: Retrospective) -> dict[str, Any]:
    """`link` to the block in its course and its `code` as SVG; both empty where no address is known."""
    found = platform.address(block)
    return {"link": found, "code": picture.code(found) if found else ""}
