"""A process in pictures: the words and numbers of W8's rows as swimlanes, those of its figures as bars to scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing.lanes import lanes
from xblocks.drawing.process import LanesWords, Step, listed
from xblocks.drawing.spans import Span, SpansWords
from xblocks.drawing.spans import spans as drawn
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.modules.process_design.model import Which
from xblocks.modules.process_design.times import sentence, told
from xblocks.modules.workshop.words import number


def swimlanes(
    steps: Sequence[Mapping[str, Any]],
    *,
    title: str,
    media: Mapping[str, str],
    values: Mapping[str, str],
    day: int,
    uid: str,
    language: str = "",
) -> SafeString:
    """One or more `<svg role="img">` in a row, and the `<ol>` that says the same where there is no room for them, safe
    to print in a template; empty text without steps.

    `steps` are valid rows of W8 (`order`, `name`, `role`, `medium`, `touch_min`, `wait_min`, `value`) in any order.
    `media` and `values` give the reader's words for `paper`, `digital`, … and `V`, `N`, `W`; `title` names the
    picture; `day` is how many minutes a working day has; `uid` begins its ids and is unique on the page, also between
    as-is and to-be; empty, there are none; `language` is that of the names, without it the reader's. Put the whole
    into one `.lotse-picture`.
    """
    _ = gettext_for()
    words = LanesWords(
        title=title,
        part=_("%(title)s, steps %(first)s to %(last)s"),
        description=_("Steps: %(steps)s. Media breaks: %(breaks)s. Roles: %(roles)s. The list says the same in words."),
        media_break=_("Media break"),
        waiting=_("waits this long"),
        lies=_("waits for %(time)s afterwards"),
    )
    shown = [_step(step, media, values, day) for step in steps]
    picture = lanes(shown, words, uid=uid, language=language or reader_language())
    return mark_safe(picture + listed(shown, words))


def _step(step: Mapping[str, Any], media: Mapping[str, str], values: Mapping[str, str], day: int) -> Step:
    return Step(
        order=step["order"],
        name=step["name"],
        role=step["role"],
        medium=step["medium"],
        medium_name=media[step["medium"]],
        value=step["value"],
        value_name=values[step["value"]],
        work=gettext_for()("Work: %(minutes)s min") % {"minutes": number(step["touch_min"])},
        wait=told(step["wait_min"], day) if step["wait_min"] else "",
    )


def spans(figures: Mapping[str, Any], *, names: Mapping[Which, str], day: int, language: str = "") -> SafeString:
    """What the figures of W8 say of times: the sentence, and a bar to scale for each process, safe to print in a
    template; empty text where nothing takes time.

    `names` are what both processes are called, `language` is that of the names, `day` as above.
    """
    _ = gettext_for()
    words = SpansWords(
        sentence=sentence(figures, day),
        work=_("Work"),
        wait=_("Waiting"),
        language=language or reader_language(),
    )
    return mark_safe(drawn([_span(figures[key], name, day) for key, name in names.items() if figures[key]], words))


def _span(found: Mapping[str, Any], name: str, day: int) -> Span:
    _ = gettext_for()
    said = {"work": told(found["touch_min"], day), "wait": told(found["wait_min"], day)}
    text = (
        _("%(work)s work, %(wait)s waiting: %(lead)s in all") % {**said, "lead": told(found["lead_min"], day)}
        if found["wait_min"]
        else _("%(work)s work, no waiting") % said
    )
    return Span(name, found["touch_min"], found["wait_min"], text)
