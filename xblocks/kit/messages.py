"""What is wrong with the fields of a form, in the reader's language."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from xblocks.core.problems import found_by_pydantic
from xblocks.kit.i18n import gettext_for


def explained(error: ValidationError, data: Any, prefix: str) -> dict[str, str]:
    """Messages on `data` by dotted name, all under `prefix`; what concerns the whole form stands under the prefix itself."""
    gettext = gettext_for()
    found: dict[str, str] = {}
    for location, message in found_by_pydantic(error, data):
        found.setdefault(".".join([prefix, *map(str, location)]), message.said(gettext))
    return found
