"""The content of a portfolio: what introduces the page that gathers a learner's work."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from xblocks.core.content import Child, ContentModel, LongText, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.text import marked as _

TAG = "lotse_portfolio"
VERSION = 1


class Content(ContentModel):
    """All texts of the block that an author can change."""

    VERSION = VERSION

    title: Annotated[ShortText, Field(title=_("Heading"))]
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction (Markdown)"))]


class Settings(BaseModel):
    """An OLX author sets nothing here besides url_name and display_name."""

    model_config = ConfigDict(extra="forbid")


def default(language: str) -> Content:
    """The default texts in a language: de, en or da. Raises KeyError for another one."""
    return read_default(__package__, Content, language)
