"""The profile as a picture, with the reader's words. Colours come from `block.css`, so dark mode and print follow the page."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import mark_safe

from xblocks.drawing import profile as drawing
from xblocks.kit.i18n import gettext_for
from xblocks.self_assessment import figures
from xblocks.self_assessment.content import Content, Occasion
from xblocks.self_assessment.model import Profile, Row


def profile_chart(content: Content, profile: Profile, name: Callable[[Occasion], str]) -> str:
    """The SVG; empty text where nothing is rated. `name` gives the reader's words for an occasion."""
    if profile.latest is None:
        return ""
    _ = gettext_for()
    compared = profile.first is not None, any(row.then is not None for row in profile.rows)
    heads = (_("Plain difference"), _("Retrospective difference"))
    columns = tuple(head for head, shown in zip(heads, compared, strict=True) if shown)
    words = drawing.ProfileWords(
        title=_("Levels per competence"),
        now=name(profile.latest),
        before=name(profile.first) if profile.first else "",
        then=name(Occasion.THEN),
        target=_("Target"),
        columns=columns or ("",),
    )
    rows = [_row(row, compared) for row in profile.rows]
    # svg.py escapes nothing; the drawing escapes every text.
    return mark_safe(drawing.profile(rows, words, uid="", language=content.language or ""))


def _row(row: Row, compared: tuple[bool, bool]) -> drawing.Row:
    differences = [
        figures.change(value)
        for value, shown in zip((row.gain, row.retrospective_gain), compared, strict=True)
        if shown
    ]
    return drawing.Row(
        name=row.competence.title,
        highest=len(row.competence.levels) - 1,
        now=row.now,
        before=row.before,
        then=row.then,
        target=row.target,
        note=figures.missing(row),
        said=tuple(differences) or (figures.level(row.now),),
    )
