"""How templates are loaded: what every page of ours has in common, done once and not on each request."""

from __future__ import annotations

import re

from django.template.base import Origin
from django.template.loaders import filesystem

_INDENT = re.compile(r"\s*\n\s*")


class Loader(filesystem.Loader):
    """Reads templates from folders.

    What indents them goes: it is a seventh of a page and means nothing in it; the end of a line is a space between words.

    No form is filled by browsers: on the way back one puts into a field what stood there, but not the revision beside it,
    and would overwrite what is newer. What was typed and not stored comes back by the kit's drafts, with what it was made from.
    """

    def get_contents(self, origin: Origin) -> str:
        """The text of a template. Raises TemplateDoesNotExist."""
        text = _INDENT.sub("\n", str(super().get_contents(origin)))
        return text.replace("<form ", '<form autocomplete="off" ')
