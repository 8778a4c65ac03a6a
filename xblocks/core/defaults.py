"""The default content that ships with a block: `defaults/<language>.yaml` in its package."""

from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)


@cache
def read_default(package: str, model: type[M], language: str) -> M:
    """Read and validate a block's default content. Raises KeyError for a language it does not have."""
    resource = files(package) / "defaults" / f"{language}.yaml"
    if not resource.is_file():
        raise KeyError(language)
    data = yaml.load(resource.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return model.model_validate({"language": language, **data})
