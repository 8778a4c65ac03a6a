"""Our blocks as the exporter knows them: only their content, never their code in the LMS."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from pydantic import BaseModel

import xblocks

_PREFIX = "lotse_"


class ContentApi(Protocol):
    """What `xblocks.<block>.content` offers; some also have `linked(content, targets)`."""

    TAG: str
    Settings: type[BaseModel]

    def default(self, language: str) -> BaseModel:
        """Return the default content. Raises KeyError for a language without one."""


def tags() -> dict[str, str]:
    """Return the tags of all our blocks and the module that holds their content."""
    found = {}
    for root in map(Path, xblocks.__path__):
        for file in [*root.glob("*/content.py"), *root.glob("modules/*/content.py")]:
            package = ".".join(file.parent.relative_to(root).parts)
            found[_PREFIX + file.parent.name] = f"xblocks.{package}.content"
    return dict(sorted(found.items()))


def content_api(tag: str) -> ContentApi:
    """Return what a block offers to the exporter. Raises KeyError for a tag that is not ours."""
    return cast(ContentApi, import_module(tags()[tag]))


def linked(tag: str, content: BaseModel, targets: Mapping[str, str]) -> BaseModel:
    """Fill a block's links into the course (module key → url_name of a unit), if it has any."""
    link = getattr(content_api(tag), "linked", None)
    return link(content, targets) if link else content
