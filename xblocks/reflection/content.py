"""The content of a reflection: prompts that a learner answers for herself alone."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.text import marked as _

TAG = "lotse_reflection"
VERSION = 1
MAX_PROMPTS = 100


class Kind(StrEnum):
    """What a prompt asks about. `intention` asks for one to three dated intentions instead of one text."""

    VIEWPOINT = "viewpoint"
    ATTITUDE = "attitude"
    ROLE = "role"
    TRANSFER = "transfer"
    INTENTION = "intention"


KIND_NAMES = {
    Kind.VIEWPOINT: _("Viewpoint"),
    Kind.ATTITUDE: _("Attitude"),
    Kind.ROLE: _("Own role"),
    Kind.TRANSFER: _("In your own office"),
    Kind.INTENTION: _("Intentions"),
}


class Number(StrEnum):
    """How many intentions a prompt asks for at most."""

    ONE = "1"
    TWO = "2"
    THREE = "3"


class Prompt(ContentPart):
    """One question. Its key names the answer within the record: use it once in all placements of a record."""

    key: Annotated[Key, Field(title=_("Key (used once in all placements of the record)"))]
    kind: Annotated[Kind, Field(title=_("Kind")), Choices(KIND_NAMES)]
    text: Annotated[LongText, Child(), Field(title=_("Question (Markdown)"))]
    hint: Annotated[LongText | None, Child(), Field(title=_("Help with the question (Markdown)"))] = None
    optional: Annotated[bool, Field(title=_("Counts as done without an answer"))] = False
    number: Annotated[
        Number,
        BeforeValidator(str),
        Field(title=_("Number of intentions (for the kind “Intentions”)")),
        Choices({number: number.value for number in Number}),
    ] = Number.THREE


class Content(ContentModel):
    """All texts of the block that an author can change."""

    VERSION = VERSION

    title: Annotated[ShortText, Field(title=_("Heading"))]
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction (Markdown)"))]
    prompts: Annotated[list[Prompt], Child("prompt"), Field(title=_("Questions"), min_length=1, max_length=MAX_PROMPTS)]

    @model_validator(mode="after")
    def _keys_are_unique(self) -> Content:
        keys = [prompt.key for prompt in self.prompts]
        doubles = sorted({key for key in keys if keys.count(key) > 1})
        if doubles:
            values = {"part": type(self).model_fields["prompts"].title, "keys": ", ".join(doubles)}
            raise PydanticCustomError("key_twice", "Key used twice in {part}: {keys}", values)
        return self


class Settings(BaseModel):
    """What an OLX author may set on the block besides url_name and display_name."""

    model_config = ConfigDict(extra="forbid")

    record: Annotated[Key, Field(title=_("Record (placements of one record keep a learner's texts together)"))] = (
        "reflection"
    )


def default(language: str) -> Content:
    """The default prompts (viewpoint, attitude, own role) in a language: de, en or da. KeyError for another one."""
    return read_default(__package__, Content, language)


def transfer(language: str, key: str, question: str) -> Content:
    """A module's question for the own office as content, its answer kept under `key`. KeyError as in `default`."""
    frame = read_default(__package__, Content, f"transfer-{language}")
    return frame.model_copy(update={"prompts": [Prompt(key=key, kind=Kind.TRANSFER, text=question)]})
