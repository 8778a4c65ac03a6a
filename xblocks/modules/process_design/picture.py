"""The process as swimlanes: the words and numbers of W8's rows for the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import formats
from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.lanes import LanesWords, Step, lanes
from xblocks.kit.i18n import gettext_for, reader_language


def swimlanes(
    steps: Sequence[Mapping[str, Any]],
    *,
    title: str,
    media: Mapping[str, str],
    values: Mapping[str, str],
    uid: str,
    language: str = "",
) -> SafeString:
    """One or more `<svg role="img">` in a row, safe to print in a template; empty text without steps.

    `steps` are valid rows of W8 (`order`, `name`, `role`, `medium`, `touch_min`, `wait_min`, `value`) in any order.
    `media` and `values` give the reader's words for `paper`, `digital`, … and `V`, `N`, `W`; `title` names the
    picture; `uid` begins its ids and is unique on the page, also between as-is and to-be; empty, there are none;
    `language` is that of the names, without it the reader's. Put the whole into one `.lotse-scroll`.
    """
    _ = gettext_for()
    words = LanesWords(
        title=title,
        part=_("%(title)s, steps %(first)s to %(last)s"),
        description=_(
            "Steps: %(steps)s. Media breaks: %(breaks)s. Roles: %(roles)s. The table says the same in words."
        ),
        media_break=_("Media break"),
    )
    shown = [_step(step, media, values) for step in steps]
    return mark_safe(lanes(shown, words, uid=uid, language=language or reader_language()))


def _step(step: Mapping[str, Any], media: Mapping[str, str], values: Mapping[str, str]) -> Step:
    _ = gettext_for()
    return Step(
        order=step["order"],
        name=step["name"],
        role=step["role"],
        medium=step["medium"],
        medium_name=media[step["medium"]],
        value=step["value"],
        facts=(
            _("Work: %(minutes)s min") % {"minutes": _number(step["touch_min"])},
            _("Waiting: %(minutes)s min") % {"minutes": _number(step["wait_min"])},
            values[step["value"]],
        ),
    )


def _number(minutes: int) -> str:
    return formats.number_format(minutes, use_l10n=True, force_grouping=True)
