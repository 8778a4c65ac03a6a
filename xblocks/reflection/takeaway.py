"""What a learner takes away: her texts as a file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from webob import Response

from xblocks.kit.downloads import file
from xblocks.kit.i18n import gettext_for


def text(written: Mapping[str, Any]) -> Response:
    """Everything written in a placement as plain text, which every computer opens at a double click.

    With a byte order mark and Windows line ends, for the editors of older office computers. Sample:

        Notes for myself

        Own role
        What are you asked for?

        For the old records, never for the new software.
    """
    _ = gettext_for()
    pieces = [written["content"].title]
    for answer in written["answers"]:
        pieces.append(f"{answer['name']}\n{answer['source']}")
        for note in answer["notes"]:
            due = _("By %(day)s:") % {"day": note["due"]} + "\n" if note["due"] else ""
            pieces.append(due + note["text"])
    pieces.append(_("Saved as a file on %(date)s for personal use.") % {"date": written["today"]})
    body = "\n\n".join(pieces) + "\n"
    return file("\ufeff" + body.replace("\n", "\r\n"), _("reflection.txt"), "text/plain")
