"""A server process with one retrospective, one work sheet and a handler that does nothing: `python -m tests.load.server`.

It prints its port. Requests are `POST /<person>/<handler>`; `nothing` is the empty handler, those of the sheet begin with
`sheet.`. On a server each request is one transaction, as the LMS sets it; on SQLite it is not, as in the player.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

import waitress
from django.db import connection, transaction
from webob import Request, Response
from xblock.core import XBlock

from tests.blocks import registered
from tests.desk import Desk, Site
from tests.retrospective.table import OLX
from xblocks.kit.handler import handler

THREADS = 8


@XBlock.wants("user")
class Empty(XBlock):
    """What a handler costs before it does anything."""

    begun = True  # as where she has worked before: nothing is to be noted

    @handler()
    def nothing(self) -> dict[str, Any]:
        """An answer without news."""
        return {"message": "", "regions": {}}


site = Site(blocks={**registered(), "lotse_empty": Empty})
_ANONYMITY = os.environ.get("LOTSE_LOAD_ANONYMITY", "anonymous")
BOARD = site.place(OLX.format(name="load", settings=f'first_facilitates="on" anonymity="{_ANONYMITY}"'))
SHEET = site.place('<lotse_process_design url_name="sheet"/>')
EMPTY = site.place('<lotse_empty url_name="empty"/>')


def _request() -> AbstractContextManager[Any]:
    return nullcontext() if connection.vendor == "sqlite" else transaction.atomic()


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI application."""
    _, person, name = environ["PATH_INFO"].split("/")
    usage = EMPTY if name == "nothing" else SHEET if name.startswith("sheet.") else BOARD
    with _request():
        response: Response = Desk(site, usage, int(person)).send(name.removeprefix("sheet."), Request(environ)).response
    site.published.clear()
    return response(environ, start)


if __name__ == "__main__":
    server = waitress.create_server(answer, host="127.0.0.1", port=0, threads=THREADS, connection_limit=200)
    print(server.effective_port, flush=True)
    server.run()
