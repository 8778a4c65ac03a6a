"""W9 in a picture: the canvas of a team on one page. Safe markup, empty where nothing stands in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from xblocks.drawing import canvas as drawing
from xblocks.drawing.canvas import CanvasWords, Entry, Field
from xblocks.drawing.listing import described
from xblocks.kit.i18n import gettext_for
from xblocks.modules.team_building.content import AGREEMENTS, CANVAS, GOALS, NEEDS, PURPOSE, ROLE, STRENGTHS, Content
from xblocks.modules.team_building.model import ROLES
from xblocks.modules.team_building.sheet import texts
from xblocks.modules.workshop.words import language, titled
from xblocks.modules.workshop.work import Judged

_SHORT, _LONG = "_" * 20, "_" * 60  # to write on, behind a role and behind a topic

Rows = Sequence[Sequence[Field]]


def canvas(content: Content, judged: Judged, uid: str) -> SafeString:
    """The whole canvas, for the team, and the same as a list."""
    return _drawn(content, judged, _rows(content, judged), uid)


def outside(content: Content, judged: Judged) -> SafeString:
    """What of it leaves the team: who somebody is, can do and needs does not."""
    held = {row.key for row in judged.rows[ROLE] if "holder" in row.cells}
    said = {key: gettext_for()("held") for key in held}
    rows = [[_purpose(content, judged)], [_list(content, judged, GOALS), _roles(content, said)]]
    return _drawn(content, judged, [*rows, [_agreements(content, judged)]], "")


def blank(content: Content) -> SafeString:
    """The canvas, to be filled in by hand."""
    topics = [Entry(_LONG, label=title) for title in _topics(content).values()]
    rows = [
        [Field(content.words(PURPOSE).title)],
        [Field(content.words(GOALS).title), _roles(content, dict.fromkeys(_role_names(content), _SHORT))],
        [Field(content.words(STRENGTHS).title), Field(content.words(NEEDS).title)],
        [Field(content.words(AGREEMENTS).title, topics)],
    ]
    words = CanvasWords(content.picture(CANVAS).title)
    return mark_safe(drawing.canvas(rows, words, uid="", language=language(content), blank=True))


def lead(figures: Mapping[str, Any]) -> SafeString:
    """Whether every role is held, in a sentence; empty before there is a role or an agreement."""
    if not (figures["held"] or figures["agreements"]):
        return mark_safe("")
    _, missing = gettext_for(), len(ROLES) - figures["held"]
    said = _("Roles without anybody: %(count)s.") % {"count": missing} if missing else _("Every role is held.")
    return mark_safe(f'<p class="lotse-sentence">{escape(said)}</p>')


def _drawn(content: Content, judged: Judged, rows: Rows, uid: str) -> SafeString:
    if not (judged.single[PURPOSE] or any(judged.rows.values())):
        return mark_safe("")
    _ = gettext_for()
    words = CanvasWords(
        titled(content.picture(CANVAS).title, judged),
        description=_("The list below says the same."),
        more=_("and %(count)s more"),
    )
    return mark_safe(drawing.canvas(rows, words, uid=uid, language=language(content)) + described(drawing.said(rows)))


def _rows(content: Content, judged: Judged) -> Rows:
    holders = {row.key: row.cells["holder"] for row in judged.rows[ROLE] if "holder" in row.cells}
    return [
        [_purpose(content, judged)],
        [_list(content, judged, GOALS), _roles(content, holders)],
        [_list(content, judged, STRENGTHS), _list(content, judged, NEEDS)],
        [_agreements(content, judged)],
    ]


def _purpose(content: Content, judged: Judged) -> Field:
    said = judged.single[PURPOSE].get("purpose", "")
    return Field(content.words(PURPOSE).title, [Entry(said)] if said else (), leads=True)


def _list(content: Content, judged: Judged, table: str) -> Field:
    return Field(content.words(table).title, [Entry(each) for each in texts(judged, table)])


def _roles(content: Content, holders: dict[str, str]) -> Field:
    """The four roles, each with whoever has it."""
    nobody = gettext_for()("still open")
    entries = [
        Entry(holders.get(key, nobody), label=title, open=key not in holders)
        for key, title in _role_names(content).items()
    ]
    return Field(content.words(ROLE).title, entries)


def _role_names(content: Content) -> dict[str, str]:
    return {words.key: words.title for words in content.words(ROLE).rows}


def _topics(content: Content) -> dict[str, str]:
    return {option.key: option.title for option in content.words(AGREEMENTS).column("topic").options}


def _agreements(content: Content, judged: Judged) -> Field:
    """What is agreed, by topic in the order of the choices."""
    rows = [
        Entry(row.cells["text"], label=title)
        for key, title in _topics(content).items()
        for row in judged.rows[AGREEMENTS]
        if row.cells["topic"] == key
    ]
    return Field(content.words(AGREEMENTS).title, rows)
