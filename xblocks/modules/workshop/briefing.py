"""The one page that a team hands to its leadership: what is asked for, a picture, three figures, the next step.

What is on it leaves the team. Of a process that is lead time, waiting, media breaks and the total of work: no time of a
single role or step.
"""

from __future__ import annotations

from typing import Any

from xblocks.modules.workshop import context
from xblocks.modules.workshop import words as wording
from xblocks.modules.workshop.module import Brief
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.spec import LEADERSHIP


def values(here: Open) -> dict[str, Any]:
    """What the page shows; what nobody has filled in is a line to write on."""
    stored = here.work.values(LEADERSHIP.name)
    said = {
        column.name: column.kind.shown(
            stored.get(column.name), wording.told(here.content, LEADERSHIP, column, here.work), ""
        )
        for column in LEADERSHIP.columns
    }
    judged = any(here.work.complete(table.name) for table in here.module.spec.lists)
    brief = here.module.brief(here.content, here.judged) if judged and not here.result.failed else None
    return {
        "lang": wording.language(here.content),
        "title": here.work.subject or here.content.title,
        "sheet": here.content.title,
        "asked": said,
        "brief": brief or Brief("", ()),
        "team": context.names(here),
    }
