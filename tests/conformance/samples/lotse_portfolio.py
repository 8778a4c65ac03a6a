"""The portfolio: what people send when all goes well."""

from typing import Any

from tests.conformance.samples import lotse_reflection
from tests.desk import Desk
from tests.scenarios import scenario

#: The example on which handlers are tried.
SCENARIO = "own-words"
#: What pages send besides, to show another page.
PAGES: list[tuple[str, Any]] = []
#: Handlers that show nobody's work.
CONTENT_ONLY: set[str] = set()
#: Handlers that show somebody's work to whoever holds her code.
SHARED_ON_PURPOSE: set[str] = set()


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let people write at another place of the course, where there is one besides; a payload for each handler."""
    if isinstance(desk, Desk):  # the bench has one block at a time
        usage = desk.site.place(scenario("lotse_reflection", lotse_reflection.SCENARIO).olx)
        lotse_reflection.work(desk.but(usage=usage), friend.but(usage=usage))
    return {"gather": {}, "printable": None, "download": None}


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """Nothing in it refers to anything."""
    return data


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """There is one of everything."""
    del count
    return data
