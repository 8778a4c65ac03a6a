"""What is wrong with a field, in the reader's language: pydantic's error types as sentences."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from xblocks.core.text import marked as _
from xblocks.kit.i18n import gettext_for

_SENTENCES = {
    "missing": _("Please fill in this field."),
    "string_too_short": _("Please fill in this field."),
    "string_too_long": _("At most %(max_length)s characters are possible here."),
    "string_pattern_mismatch": _("Only letters without accents, digits, - and _ are possible here, no spaces."),
    "too_short": _("Number of entries: at least %(min_length)s."),
    "too_long": _("Number of entries: at most %(max_length)s."),
    "enum": _("Please choose one of the values offered."),
    "key_twice": _("A key is used twice in “%(part)s”: %(keys)s"),
    "unknown_reference": _("Not among the entries of “%(part)s”: %(keys)s"),
    "extra_forbidden": _("This field does not exist."),
}


def explained(error: ValidationError, prefix: str) -> dict[str, str]:
    """Messages by dotted name, all under `prefix`; what concerns the whole form stands under the prefix itself."""
    gettext = gettext_for()
    found: dict[str, str] = {}
    for detail in error.errors(include_url=False, include_input=False):
        name = ".".join([prefix, *map(str, detail["loc"])])
        sentence = _SENTENCES.get(detail["type"])
        context: dict[str, Any] = dict(detail.get("ctx", {}))
        if "part" in context:
            context["part"] = gettext(context["part"])  # a field's title
        found.setdefault(name, gettext(sentence) % context if sentence else detail["msg"])
    return found
