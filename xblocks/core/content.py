"""The field types that content models are made of: texts, keys, parts, and the root with its version."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, Self

from lxml import etree
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, model_validator

from xblocks.core.message import Message
from xblocks.core.text import check_characters, normalise_newlines

# The constraints come first: behind a validator of ours pydantic would report them as those of a list.
ShortText = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300), AfterValidator(check_characters)
]
LongText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(check_characters),
    AfterValidator(normalise_newlines),
]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]


@dataclass(frozen=True)
class Child:
    """Marks a field that is written as child elements; `tag` names them where the field's name does not."""

    tag: str | None = None


@dataclass(frozen=True)
class Body:
    """Marks the one field of a part that is the text of its own element: `<cell column="name">…</cell>`."""


@dataclass(frozen=True)
class ByPlace:
    """Marks a list of parts with `name` and `text` whose fields in a form depend on where it stands: the block says which."""


@dataclass(frozen=True)
class Choices:
    """What the values of a field are called towards authors, as message ids."""

    names: Mapping[str, str]


class ContentPart(BaseModel):
    """A part of content: unknown fields are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ContentModel(ContentPart):
    """The root of a block's content; `language` is the one it is written in (`de`), for screen readers.

    `MIGRATIONS[n]` turns an element of version n into one of version n + 1.
    """

    VERSION: ClassVar[int] = 1
    MIGRATIONS: ClassVar[dict[int, Callable[[etree._Element], None]]] = {}

    version: int = 1
    language: Key | None = None

    @model_validator(mode="after")
    def _is_current(self) -> ContentModel:
        if self.version != self.VERSION:
            raise ValueError(f"version {self.version} is not {self.VERSION}")
        return self

    def completed(self, default: Self) -> Self:
        """The content with the words that it lacks from `default`: what a block shows may have grown since.

        What is optional needs no default; whoever keys words by what the block knows overrides this and `lacking`.
        """
        del default
        return self

    def lacking(self) -> list[str]:
        """Keys of words that this content lacks and that the standard text stands in for, as the author may see them."""
        return []

    def faults(self) -> list[tuple[tuple[str | int, ...], Message]]:
        """What does not keep the content from being read but should not be saved: path of the field, and what to do."""
        return []


def texts(content: ContentModel) -> Iterator[str]:
    """The words of content in its order: neither keys nor choices."""
    schema = _schema(type(content))
    yield from _texts(content.model_dump(mode="json"), schema, schema.get("$defs", {}))


@cache
def _schema(model: type[ContentModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _texts(data: Any, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        schema = parts[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:  # optional: the other is null
        schema = schema["anyOf"][0]
    if isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, schema["properties"][name], parts)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value, schema["items"], parts)
    elif isinstance(data, str) and "pattern" not in schema and "enum" not in schema:
        yield data
