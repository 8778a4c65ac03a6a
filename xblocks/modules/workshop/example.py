"""The example of the content as a filled sheet: what authors see, and people who want to know what is meant."""

from __future__ import annotations

from typing import Any

from xblocks.modules.workshop import outcome, sheets, takeaway
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.sheets import Open
from xblocks.modules.workshop.storage import Place
from xblocks.modules.workshop.work import Stored, work


def values(block: Any, content: WorkshopContent) -> dict[str, Any]:
    """Tables, pictures, findings and figures of the example."""
    spec = block.MODULE.spec
    stored = [
        Stored(table, table if spec.table(table).single else f"e{number}", number, cells, 0)
        for table, found in content.example_rows().items()
        for number, cells in enumerate(found, 1)
    ]
    here = Open(block, block.MODULE, content, Place("", "", "", "", (0, 0)), work(spec, stored))
    return {
        **sheets.intro(content),
        "sections": [takeaway.section(here, table) for table in spec.tables],
        "outcome": outcome.result(content, block.MODULE, here.work, here.result, paper=True),
    }
