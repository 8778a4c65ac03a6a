"""A block of nothing but the kit: content of every shape, a handler for every role."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated, Any

from django.db import OperationalError
from pydantic import BaseModel, ConfigDict, Field
from webob import Response
from xblock.fields import Boolean, Integer, Scope, String

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.kit import access, studio
from xblocks.kit.block import LotseBlock
from xblocks.kit.downloads import file
from xblocks.kit.handler import handler

TAG = "lotse_probe"
VERSION = 2


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Part(ContentPart):
    key: Annotated[Key, Field(title="Key")]
    title: Annotated[ShortText, Field(title="Name")]
    note: Annotated[ShortText | None, Field(title="Note")] = None
    lines: Annotated[list[LongText], Child("line"), Field(title="Lines", min_length=1, max_length=3)]
    tags: Annotated[list[Key], Child("tag"), Field(title="Tags", max_length=5, default_factory=list)]


class Limits(ContentPart):
    lowest: Annotated[int, Field(title="Lowest", ge=0)]
    highest: Annotated[int | None, Field(title="Highest")] = None


class Content(ContentModel):
    VERSION = VERSION

    title: Annotated[ShortText, Field(title="Heading")]
    body: Annotated[LongText, Child(), Field(title="Body")]
    more: Annotated[LongText | None, Child(), Field(title="More")] = None
    shown: Annotated[bool, Field(title="Shown")] = True
    colour: Annotated[Colour, Field(title="Colour"), Choices({Colour.RED: "Red", Colour.BLUE: "Blue"})] = Colour.RED
    limits: Annotated[Limits | None, Child(), Field(title="Limits")] = None
    parts: Annotated[list[Part], Child("part"), Field(title="Parts", min_length=1, max_length=4)]


def _from_version_1(element: Any) -> None:
    element.set("title", element.attrib.pop("name"))


Content.MIGRATIONS = {1: _from_version_1}


class Settings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    colour: Annotated[Colour, Field(title="Colour")] = Colour.RED
    count: Annotated[int, Field(title="Count", ge=1, le=9)] = 3
    open: Annotated[bool, Field(title="Open")] = False


def default(language: str) -> Content:
    part = {"key": "a", "title": f"First ({language})", "lines": ["one"]}
    return Content.model_validate(
        {"version": VERSION, "language": language, "title": "Probe", "body": "Text", "parts": [part]}
    )


class Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: Annotated[int, Field(ge=0, le=9)]


class ProbeBlock(LotseBlock):
    CONTENT = sys.modules[__name__]

    colour = String(scope=Scope.settings, default="red")
    count = Integer(scope=Scope.settings, default=3)
    open = Boolean(scope=Scope.settings, default=False)
    page = Integer(scope=Scope.user_state, default=0)

    def author_view(self, _context: Any = None) -> Any:
        return studio.view(self)

    def studio_view(self, _context: Any = None) -> Any:
        return studio.view(self)

    @handler(studio.Edit, role="author")
    def studio_edit(self, edit: studio.Edit) -> dict[str, Any]:
        return studio.edit(self, edit)

    @handler(Wish)
    def turn(self, wish: Wish) -> dict[str, Any]:
        self.page = wish.number
        return {"page": wish.number}

    @handler(Wish, role="reader")
    def read(self, wish: Wish) -> dict[str, Any]:
        return {"page": wish.number}

    @handler(role="staff")
    def teach(self) -> dict[str, Any]:
        return {"person": access.viewer(self).person}

    @handler(role="author")
    def write(self) -> dict[str, Any]:
        return {}

    @handler(method="GET", role="reader")
    def get(self) -> Response:
        return file("größer\n", "text.csv", "text/csv")

    @handler()
    def busy(self) -> dict[str, Any]:
        raise OperationalError("database is locked")
