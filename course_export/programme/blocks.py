"""Our blocks as the exporter knows them: only their content, never their code in the LMS."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pydantic import BaseModel

import xblocks

_PREFIX = "lotse_"


class ContentApi(Protocol):
    """What `xblocks.<block>.content` offers; some also have `linked(content, targets)`."""

    TAG: str
    Content: type[BaseModel]
    Settings: type[BaseModel]

    def default(self, language: str) -> BaseModel:
        """Return the default content. Raises KeyError for a language without one."""


class QuestionApi(ContentApi, Protocol):
    """What a block for private reflection offers besides."""

    def transfer(self, language: str, key: str, question: str) -> BaseModel:
        """Return the content that asks one module's question for the own office."""


@cache
def tags() -> dict[str, str]:
    """Return the tags of all our blocks and the module that holds their content."""
    found = {}
    for root in map(Path, xblocks.__path__):
        for file in [*root.glob("*/content.py"), *root.glob("modules/*/content.py")]:
            if not (file.parent / "defaults").is_dir():
                continue  # what blocks share, in core
            package = ".".join(file.parent.relative_to(root).parts)
            found[_PREFIX + file.parent.name] = f"xblocks.{package}.content"
    return dict(sorted(found.items()))


def content_api(tag: str) -> ContentApi:
    """Return what a block offers to the exporter. Raises KeyError for a tag that is not ours."""
    return cast(ContentApi, import_module(tags()[tag]))


def workshop(module: object) -> str | None:
    """Return the tag of a module's own block, None if there is none."""
    tag = f"{_PREFIX}{module}"
    return tag if tag in tags() else None


def linked(tag: str, content: BaseModel, targets: Mapping[str, str]) -> BaseModel:
    """Fill a block's links into the course (module key → url_name of a unit), if it has any."""
    link = getattr(content_api(tag), "linked", None)
    return link(content, targets) if link else content


def asks(tag: str) -> bool:
    """Tell whether a block can ask the question with which a module ends."""
    return hasattr(content_api(tag), "transfer")


def transfer(tag: str, language: str, key: str, question: str) -> BaseModel:
    """Return the content of a block that asks it; answers are kept under `key`."""
    return cast(QuestionApi, content_api(tag)).transfer(language, key, question)
