"""What a browser may send: size, depth, characters and shape are checked before anything changes."""

from __future__ import annotations

import json
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from xblocks.core.olx import dotted
from xblocks.core.text import check_characters

MAX_BYTES = 200_000
MAX_DEPTH = 12

M = TypeVar("M", bound=BaseModel)


class Refusal(Exception):
    """A request that is not carried out: HTTP status, a short code for programs, a message for people.

    `extra` is added to the JSON answer, for instance both versions of an edit that lost a race.
    """

    def __init__(self, status: int, code: str, message: str, **extra: Any) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.extra = extra


def read_json(body: bytes) -> Any:
    """Read a JSON body. Raises Refusal 413 (too large) or 400 (no JSON, too deep, NaN, a forbidden character)."""
    if len(body) > MAX_BYTES:
        raise Refusal(413, "too_large", f"The request is larger than {MAX_BYTES} bytes.")
    try:
        value = json.loads(body.decode("utf-8") or "null", parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise Refusal(400, "not_json", "The request is not valid JSON.") from None
    _check_value(value, MAX_DEPTH)
    return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _check_value(value: Any, depth: int) -> None:
    if depth < 0:
        raise Refusal(400, "too_deep", "The request is nested too deeply.")
    if isinstance(value, str):
        try:
            check_characters(value)
        except ValueError as error:
            raise Refusal(400, "bad_character", str(error)) from None
    elif isinstance(value, dict):
        for key, entry in value.items():
            _check_value(key, depth)
            _check_value(entry, depth - 1)
    elif isinstance(value, list):
        for entry in value:
            _check_value(entry, depth - 1)


def read_as(model: type[M], value: Any) -> M:
    """Read a JSON value as a model. Raises Refusal 400 that names each wrong field."""
    try:
        return model.model_validate(value, strict=False)
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False, include_input=False)
        message = "; ".join(f"{dotted(tuple(entry['loc'])) or 'body'}: {entry['msg']}" for entry in details[:10])
        raise Refusal(400, "invalid", message) from None
