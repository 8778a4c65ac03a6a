"""What is wrong with a value, in words for people who write programmes and know neither YAML's types nor pydantic."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

_TEXT = "a text is expected here"
_LIST = "a list is expected here, each entry on a line that begins with “- ”"
_NAMES = "names with values are expected here, such as “title: …”"
_WHOLE = "a whole number is expected here"
_NUMBER = "a number is expected here"
_TRUE = "true or false is expected here"

# By the types of pydantic's errors; `{…}` is what its context says.
_WORDS = {
    "extra_forbidden": "not known here",
    "missing": "is missing",
    "string_type": _TEXT,
    "string_too_short": "the text is too short; at least {min_length} character(s)",
    "string_too_long": "the text is too long; at most {max_length} characters",
    "string_pattern_mismatch": "is not written as expected ({pattern})",
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "too_short": "at least {min_length} of them is needed",
    "too_long": "more than {max_length} of them",
    "dict_type": _NAMES,
    "model_type": _NAMES,
    "model_attributes_type": _NAMES,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": _NUMBER,
    "bool_type": _TRUE,
    "bool_parsing": _TRUE,
    "literal_error": "is none of those that are known",
    "enum": "is none of those that are known",
    "greater_than": "has to be more than {gt}",
    "greater_than_equal": "has to be at least {ge}",
    "less_than": "has to be less than {lt}",
    "less_than_equal": "has to be at most {le}",
}
_TEXT_EXPECTED = ("string_type", "value_error", "literal_error")
_NO_TEXT_EXPECTED = ("bool_type", "int_type", "float_type")


def in_words(detail: Mapping[str, Any], written: str | None) -> str:
    """Return what one of pydantic's errors means; `written` is the value as it stands in the file, if it is one word."""
    words = _WORDS.get(detail["type"])
    found = words.format_map(detail.get("ctx", {})) if words else str(detail["msg"]).removeprefix("Value error, ")
    return found + _hint(detail, written)


def _hint(detail: Mapping[str, Any], written: str | None) -> str:
    """Return how YAML has read a value where another type was meant."""
    value, expected = detail["input"], detail["type"]
    if expected in _TEXT_EXPECTED:
        if value is None:
            return "; nothing stands here"
        if isinstance(value, bool | int | float | date | time) and written is not None:
            return f'; if “{written[:40]}” is meant as a text, write it in quotes: "{written[:40]}"'
    if expected in _NO_TEXT_EXPECTED and isinstance(value, bool | str) and written is not None:
        read_as = "a text, as it stands in quotes" if isinstance(value, str) else str(value).lower()
        return f"; “{written[:40]}” is read as {read_as}"
    return ""
