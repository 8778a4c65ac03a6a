"""Times in words, and what a process sheet says of them in a sentence.

Minutes are working minutes; `day` is how many a working day has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import floor
from typing import Any, Literal

from xblocks.core.text import marked as _
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop.words import number

Unit = Literal["day", "hour", "minute"]
Part = tuple[int, Unit]

_ONE: Mapping[Unit, str] = {"day": _("1 day"), "hour": _("1 hour"), "minute": _("1 minute")}
_SEVERAL: Mapping[Unit, str] = {
    "day": _("%(count)s days"),
    "hour": _("%(count)s hours"),
    "minute": _("%(count)s minutes"),
}
#: German has other words here: `Statt 8 Tagen`.
_NOT_ONE: Mapping[Unit, str] = {
    "day": _("Instead of 1 day"),
    "hour": _("Instead of 1 hour"),
    "minute": _("Instead of 1 minute"),
}
_NOT_SEVERAL: Mapping[Unit, str] = {
    "day": _("Instead of %(count)s days"),
    "hour": _("Instead of %(count)s hours"),
    "minute": _("Instead of %(count)s minutes"),
}
_NEAR = 0.05  # how far a round number may lie from the time itself


def told(minutes: int, day: int) -> str:
    """A time in its two largest units: `8 days 1 hour`."""
    return _joined(_fine(minutes, day))


def sentence(figures: Mapping[str, Any], day: int) -> str:
    """What the figures of a sheet say of its times; empty where no step takes any.

    Both processes: `Instead of 8 days, 1 day. 43 minutes less work per case.` One of them: how long a case takes, and
    how much of that is work.
    """
    old, new = figures["as_is"], figures["to_be"]
    if not (old and new):
        return _alone(old or new, day, today=bool(old)) if old or new else ""
    if not (old["lead_min"] or new["lead_min"]):
        return ""
    return f"{_lead(old['lead_min'], new['lead_min'], day)} {_work(figures['saved_min_per_case'], day)}"


def _alone(one: Mapping[str, Any], day: int, *, today: bool) -> str:
    _ = gettext_for()
    if not one["lead_min"]:
        return ""
    texts = {
        (True, True): _("Today a case takes %(lead)s. Work in it: %(work)s."),
        (True, False): _("Today a case takes %(lead)s, without waiting."),
        (False, True): _("In future a case takes %(lead)s. Work in it: %(work)s."),
        (False, False): _("In future a case takes %(lead)s, without waiting."),
    }
    said = {"lead": told(one["lead_min"], day), "work": told(one["touch_min"], day)}
    return texts[today, bool(one["wait_min"])] % said


def _lead(old: int, new: int, day: int) -> str:
    _ = gettext_for()
    before, after = _apart(old, new, day)
    if new < old:
        text = _("%(before)s, %(after)s.") if len(before) == len(after) == 1 else _("%(before)s, in future %(after)s.")
        return text % {"before": _instead(before), "after": _joined(after)}
    if new > old:
        return _("Longer than today: %(after)s, today %(before)s.") % {
            "before": _joined(before),
            "after": _joined(after),
        }
    return _("A case takes as long as today: %(time)s.") % {"time": _joined(after)}


def _work(saved: int, day: int) -> str:
    _ = gettext_for()
    if not saved:
        return _("As much work per case as today.")
    text = _("%(time)s less work per case.") if saved > 0 else _("%(time)s more work per case.")
    return text % {"time": told(abs(saved), day)}


def _apart(old: int, new: int, day: int) -> tuple[Sequence[Part], Sequence[Part]]:
    """Two times in words that tell them apart, if they differ, and as round as that allows."""
    ways: tuple[Callable[[int, int], Sequence[Part] | None], ...] = (_round, _fine)
    for way in ways:
        before, after = way(old, day), way(new, day)
        if before and after and (before != after or old == new):
            return before, after
    return [(old, "minute")], [(new, "minute")]


def _round(minutes: int, day: int) -> Sequence[Part] | None:
    """A time in its largest unit, where that is near enough."""
    unit, size = _largest(minutes, day)
    count = floor(minutes / size + 0.5)
    return [(count, unit)] if abs(count * size - minutes) <= _NEAR * minutes else None


def _fine(minutes: int, day: int) -> Sequence[Part]:
    """A time in its largest unit and the one below, rounded to that."""
    unit, size = _largest(minutes, day)
    if unit == "minute":
        return [(minutes, unit)]
    lower: tuple[Unit, int] = ("hour", 60) if unit == "day" else ("minute", 1)
    count, rest = divmod(minutes, size)
    below = floor(rest / lower[1] + 0.5)
    if below * lower[1] >= size:
        count, below = count + 1, 0
    return [(count, unit), (below, lower[0])] if below else [(count, unit)]


def _largest(minutes: int, day: int) -> tuple[Unit, int]:
    return ("day", day) if minutes >= day else ("hour", 60) if minutes >= 60 else ("minute", 1)


def _joined(parts: Sequence[Part]) -> str:
    return " ".join(_said(part, _ONE, _SEVERAL) for part in parts)


def _instead(parts: Sequence[Part]) -> str:
    first, *rest = parts
    return " ".join([_said(first, _NOT_ONE, _NOT_SEVERAL), *(_said(part, _ONE, _SEVERAL) for part in rest)])


def _said(part: Part, one: Mapping[Unit, str], several: Mapping[Unit, str]) -> str:
    count, unit = part
    text = gettext_for()(one[unit] if count == 1 else several[unit])
    return text % {"count": number(count)} if count != 1 else text
