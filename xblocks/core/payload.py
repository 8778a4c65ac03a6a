"""What a browser may send: size, depth, characters and shape are checked before anything changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Annotated, Any, NoReturn, Protocol, TypeVar

from pydantic import BaseModel, Field, ValidationError

from xblocks.core.message import Message, Unfit, said
from xblocks.core.problems import Path, Problem, dotted, found_by_pydantic
from xblocks.core.text import carried, check_characters, from_clipboard
from xblocks.core.text import marked as _

MAX_BYTES = 200_000
MAX_DEPTH = 12
#: What people are told about a stale edit, by every block.
STALE = _("Not saved: this was changed in the meantime. Please choose which version counts.")

M = TypeVar("M", bound=BaseModel)


#: What a page makes up for a request that creates something, and sends again with it after a lost answer.
RequestKey = Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")]


class Refusal(Exception):
    """A request that is not carried out: HTTP status, a short code for programs, a message for people.

    The message is text in the reader's language already, or a Message to be translated when it is sent. `extra` is
    added to the JSON answer, for instance both versions of an edit that lost a race.
    """

    def __init__(self, status: int, code: str, message: Message | str, **extra: Any) -> None:
        super().__init__(str(message))
        self.status = status
        self.code = code
        self.message = message
        self.extra = extra

    def said(self, gettext: Callable[[str], str]) -> str:
        """The message in the language of `gettext`."""
        return said(self.message, gettext)


class WrongFields(Refusal):
    """A request with wrong values: 400; `problems` names each of them."""

    def __init__(self, found: Sequence[tuple[Path, Message]]) -> None:
        self.problems = [Problem(None, dotted(path), message) for path, message in found]
        fields = dict.fromkeys(str(path[0]) for path, _message in found if path)  # as they are named in the request
        super().__init__(400, "invalid", "; ".join(map(str, self.problems)), fields=list(fields))

    def said(self, gettext: Callable[[str], str]) -> str:
        """The problems in the language of `gettext`."""
        return "; ".join(problem.said(gettext) for problem in self.problems)


class Stored(Protocol):
    """What is stored where an edit came too late: its data, empty where it is deleted, and its revision."""

    @property
    def data(self) -> Mapping[str, Any]: ...

    @property
    def revision(self) -> int: ...

    @property
    def deleted(self) -> bool: ...


class Stale(Refusal):
    """An edit of something that somebody else changed since it was seen: 409. Nothing was stored.

    `current` is what is stored, `attempted` the refused data.
    """

    current: Stored

    def __init__(self, current: Stored, attempted: Mapping[str, Any]) -> None:
        super().__init__(409, "conflict", Message(STALE))
        self.current = current
        self.attempted = attempted


def too_large() -> Refusal:
    """The refusal of a request above MAX_BYTES."""
    return Refusal(413, "too_large", Message(_("The request is larger than %(number)s bytes."), {"number": MAX_BYTES}))


def read_json(body: bytes) -> Any:
    """Read a JSON body. Raises Refusal 413 (too large) or 400 (no JSON, too deep, NaN, a forbidden character)."""
    if len(body) > MAX_BYTES:
        raise too_large()
    try:
        value = json.loads(body.decode("utf-8") or "null", parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "not_json", Message(_("The request is not valid JSON."))) from None
    return _checked(value, MAX_DEPTH)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _checked(value: Any, depth: int, field: str = "") -> Any:
    """A value as it can be stored. `field` is the name it has in the request, which the refusal of a character gives."""
    if depth < 0:
        raise Refusal(400, "too_deep", Message(_("The request is nested too deeply.")))
    if isinstance(value, str):
        return _text(value, field)
    if isinstance(value, dict):
        return {_text(key, field): _checked(entry, depth - 1, field or key) for key, entry in value.items()}
    if isinstance(value, list):
        return [_checked(entry, depth - 1, field) for entry in value]
    return value


def _text(text: str, field: str) -> str:
    if carried(text):
        return text
    try:
        return check_characters(from_clipboard(text))
    except Unfit as error:
        raise Refusal(400, "bad_character", error.message, **({"fields": [field]} if field else {})) from None


def read_as(model: type[M], value: Any) -> M:
    """Read a JSON value as a model. Raises WrongFields, which names the first ten."""
    try:
        return model.model_validate(value, strict=False)
    except ValidationError as error:
        raise WrongFields(list(islice(found_by_pydantic(error, value), 10))) from None
