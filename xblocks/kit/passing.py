"""Codes that people pass on: what `kit/code.html` shows of one."""

from __future__ import annotations

from xblocks.kit import platform, render
from xblocks.kit.protocol import Block


def shown(block: Block, code: str, which: str = "") -> dict[str, str]:
    """A `code`, and the `code_link` that leads to the block with the code in its field; empty where no address is known.

    The code stands behind the #, which no browser sends, so that no server's log has it. The script takes it from there
    and fills in the field `<uid>-code` of the block it is meant for; where a block takes several kinds of codes, that of
    the kind: `<uid>-<which>-code`.
    """
    page = platform.own_page(block)
    field = ".".join(filter(None, [render.element_id(block), which]))
    return {"code": code, "code_link": f"{page}#lotse-code={field}:{code}" if code and page else ""}
