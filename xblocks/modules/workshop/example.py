"""The example of the content as a filled sheet: what authors see, and people who want to know what is meant."""

from __future__ import annotations

from typing import Any

from xblocks.modules.workshop import context, takeaway
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.protocol import Workshop
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.work import work


def sheet(block: Workshop, content: WorkshopContent) -> Open:
    """The example as a sheet that is open."""
    filled = work(block.MODULE.spec, content.example_rows(), presets=content.presets())
    return Open(block, content, Place("", "", "", "", (0, 0)), filled)


def values(block: Workshop, content: WorkshopContent) -> dict[str, Any]:
    """Tables, pictures, findings and figures of the example, which is nobody's own."""
    return {**context.intro(content), **takeaway.values(sheet(block, content)), "shared": True}
