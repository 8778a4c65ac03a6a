"""Levels and differences in the reader's words, for the picture, the list and the table alike."""

from __future__ import annotations

from django.utils import formats

from xblocks.kit.i18n import gettext_for, rounded
from xblocks.self_assessment.model import Row

NONE = "–"


def level(value: int | None) -> str:
    """A level with its word."""
    return NONE if value is None else gettext_for()("Level %(level)s") % {"level": value}


def change(value: int | None) -> str:
    """A difference of levels with its word: "+1 level"."""
    _ = gettext_for()
    if value is None:
        return NONE
    if value == 0:
        return _("unchanged")
    return (_("%(change)s level") if abs(value) == 1 else _("%(change)s levels")) % {"change": signed(value)}


def signed(value: float | None) -> str:
    """A difference with its sign, empty for none; whole numbers without decimals."""
    if value is None:
        return ""
    places = 0 if isinstance(value, int) else 1
    shown = rounded(abs(value), places)
    sign = {True: "+", False: "−"}[value > 0] if shown else ""
    return sign + formats.number_format(shown, decimal_pos=places)


def missing(row: Row) -> str:
    """Why a competence has no level now; empty where it has one."""
    return "" if row.now is not None else skipped(row.skip) or gettext_for()("Not answered")


def skipped(reason: str | None) -> str:
    """Why an answer names no level on purpose; empty where nothing was said."""
    _ = gettext_for()
    words = {"not_applicable": _("Does not apply to my work"), "no_answer": _("I would rather not say")}
    return words.get(reason or "", "")


def reason(row: Row, *, shared: bool) -> str:
    """Why a module is recommended: the level of the competence that speaks for it, and her target if she has one.

    `shared`: somebody else reads it.
    """
    _ = gettext_for()
    if shared:
        words, aim = (
            _("because for “%(title)s” level %(level)s is chosen"),
            _("because for “%(title)s” level %(level)s is chosen and level %(target)s is the target"),
        )
    else:
        words, aim = (
            _("because for “%(title)s” you chose level %(level)s"),
            _("because for “%(title)s” you chose level %(level)s and want to reach level %(target)s"),
        )
    values = {"title": row.competence.title, "level": row.now, "target": row.target}
    return (words if row.target is None else aim) % values


def others(row: Row) -> list[str]:
    """What is known of a competence besides its level now: before, looking back, target, both differences."""
    _ = gettext_for()
    levels = (
        (row.before, _("before: level %(level)s")),
        (row.then, _("looking back: level %(level)s")),
        (row.target, _("target: level %(level)s")),
    )
    gains = (
        (row.gain, _("plain difference: %(change)s")),
        (row.retrospective_gain, _("retrospective difference: %(change)s")),
    )
    return [
        *(words % {"level": value} for value, words in levels if value is not None),
        *(words % {"change": change(value)} for value, words in gains if value is not None),
    ]
