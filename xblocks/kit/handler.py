"""The decorator of every handler: nothing changes before method, role, size, shape and characters are checked."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.utils.crypto import constant_time_compare
from pydantic import BaseModel, ConfigDict
from webob import Request, Response
from xblock.core import XBlock

from xblocks.core.database import Trouble, trouble
from xblocks.core.message import Message
from xblocks.core.payload import MAX_BYTES, Refusal, read_as, read_json, too_large
from xblocks.core.text import marked as _
from xblocks.kit import access, keyed
from xblocks.kit.i18n import gettext_for
from xblocks.kit.protocol import Block

log = logging.getLogger(__name__)


class _Nothing(BaseModel):
    model_config = ConfigDict(extra="forbid")


def handler(
    payload: type[BaseModel] | None = None,
    *,
    role: access.Role = "learner",
    method: str = "POST",
    writes: bool = True,
    suffixed: bool = False,
) -> Callable[[Callable[..., Any]], Callable[..., Response]]:
    """Make a method a handler.

    The method takes the payload (if it has one) and returns a dict, sent as JSON, or a Response. Whatever it refuses
    with `Refusal` becomes `{error, message, …}` with that status; the block's fields are then not saved. What pages ask
    all the time, or to show another page, says that it `writes` nothing. `suffixed`: it takes what follows its name in
    the address first, which never names a person or her work.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Response]:
        @wraps(function)
        def handle(self: Block, request: Request, suffix: str = "") -> Response:
            first = (suffix,) if suffixed else ()
            try:
                with _all_or_nothing() if writes and method == "POST" else nullcontext():
                    result = function(self, *first, *_arguments(self, request, payload, role, method))
                    if role == "learner" and method == "POST" and writes and not self.begun:
                        self.begun = True
            except Refusal as refusal:
                if refusal.code == "unavailable":  # the storage, which speaks to operators
                    refusal.message = access.nowhere_to_store()
                return refused(refusal)
            except DatabaseError as error:
                return refused(_untold(error))
            return result if isinstance(result, Response) else _json(200, result)

        return XBlock.handler(handle)

    return decorate


def _all_or_nothing() -> AbstractContextManager[Any]:
    """Inside a request's transaction, which an answer commits: what a refused request has written goes.

    Where there is none, each write is a transaction that begins with its lock; another one around it would begin with
    reading, which SQLite does not let write once somebody else has written.
    """
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


def _untold(error: DatabaseError) -> Refusal:
    _ = gettext_for()
    if trouble(error) in (Trouble.LOCK, Trouble.AWAY):
        return Refusal(409, "busy", _("The server is busy. Nothing was lost; please try again."))
    log.exception("nothing can be stored")
    message = _(
        "Nothing can be stored at the moment, and trying again will not help. Keep your text, and tell the course team."
    )
    return Refusal(409, "storage", message)


def _arguments(
    block: Block, request: Request, payload: type[BaseModel] | None, role: access.Role, method: str
) -> list[BaseModel]:
    if request.method != method:
        raise Refusal(405, "method", Message(_("Only %(method)s is allowed here."), {"method": method}))
    access.require(block, role)
    if method == "GET":
        return []
    _require_same_viewer(block, request)
    value = read_json(_body(request))
    if payload is None:
        read_as(_Nothing, {} if value is None else value)
        return []
    return [read_as(payload, value)]


def _require_same_viewer(block: Block, request: Request) -> None:
    """Refuse what comes from a page that was made for somebody else, who used this computer before.

    Pages of ours send the mark they carry; a mistake is prevented here, not an attack.
    """
    sent = request.headers.get("X-Lotse-Viewer", "")
    if sent and not constant_time_compare(sent, keyed.viewer(block)):
        message = Message(
            _("Somebody else is signed in now. Nothing was stored. Take your text with you, then load the page again.")
        )
        raise Refusal(409, "viewer", message)


def _body(request: Request) -> bytes:
    length = request.headers.get("Content-Length") or "0"
    if not length.isdecimal() or len(length) > 20:
        raise Refusal(400, "length", Message(_("The Content-Length is not a number.")))
    if int(length) > MAX_BYTES:
        raise too_large()
    return bytes(request.body)


def refused(refusal: Refusal) -> Response:
    """A refusal as a JSON answer, in the reader's language."""
    return _json(refusal.status, {"error": refusal.code, "message": refusal.said(gettext_for()), **refusal.extra})


def _json(status: int, value: Mapping[str, Any]) -> Response:
    body = json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    return Response(body=body, status=status, content_type="application/json", charset="utf-8")
