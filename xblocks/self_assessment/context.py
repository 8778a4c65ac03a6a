"""From the rules to what the templates show: plain dicts, nothing decided here that changes data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.kit.render import markdown
from xblocks.self_assessment import figures
from xblocks.self_assessment.chart import profile_chart
from xblocks.self_assessment.content import OCCASION_NAMES, Competence, Content, Occasion
from xblocks.self_assessment.model import Rating, Record, Row, done, profile

KINDS = ("self_assessment.rating", "self_assessment.share", "self_assessment.redemption")
MOST_RECOMMENDED = 3


def occasion_name(occasion: Occasion) -> str:
    """What an occasion is called towards the reader."""
    return gettext_for()(OCCASION_NAMES[occasion])


def intro(content: Content, record: Record, occasion: Occasion) -> dict[str, Any]:
    """The first page: what this is, and where to go on."""
    answered = done(content, record, occasion)
    return {
        "content": content,
        "introduction": "" if occasion is Occasion.THEN else markdown(content.introduction),
        "occasion": occasion,
        "occasion_name": occasion_name(occasion),
        "looking_back": occasion is Occasion.THEN,
        "count": len(content.competences),
        "answered": answered,
        "complete": answered == len(content.competences),
        "has_record": bool(record),
        "start": "next" if answered < len(content.competences) else "1",
    }


def step(
    content: Content, record: Record, occasion: Occasion, revisions: Mapping[str, int], number: int
) -> dict[str, Any]:
    """One competence on a page of its own. `number` counts from 1."""
    count = len(content.competences)
    entry = content.competences[number - 1]
    return {
        "content": content,
        "occasion_name": occasion_name(occasion),
        "looking_back": occasion is Occasion.THEN,
        "number": number,
        "count": count,
        "previous": number - 1 if number > 1 else None,
        "next": number + 1 if number < count else None,
        "questions": [question(entry, record, occasion, revisions, number)],
        **progress(content, record, occasion),
    }


def all_steps(content: Content, record: Record, occasion: Occasion, revisions: Mapping[str, int]) -> dict[str, Any]:
    """All competences on one page."""
    return {
        "content": content,
        "occasion_name": occasion_name(occasion),
        "looking_back": occasion is Occasion.THEN,
        "count": len(content.competences),
        "questions": [
            question(entry, record, occasion, revisions, number)
            for number, entry in enumerate(content.competences, start=1)
        ],
        **progress(content, record, occasion),
    }


def progress(content: Content, record: Record, occasion: Occasion) -> dict[str, Any]:
    """How far the learner is on this occasion."""
    answered = done(content, record, occasion)
    return {"answered": answered, "count": len(content.competences), "complete": answered == len(content.competences)}


def question(
    entry: Competence, record: Record, occasion: Occasion, revisions: Mapping[str, int], number: int
) -> dict[str, Any]:
    """One competence as a form: its levels, the two ways not to answer, and the target."""
    rating = record.get((occasion, entry.key), Rating())
    return {
        "key": entry.key,
        "number": number,
        "title": entry.title,
        "question": markdown(entry.question),
        "levels": [
            {"value": value, "text": text, "checked": rating.level == value} for value, text in enumerate(entry.levels)
        ],
        "skip": rating.skip,
        "target": rating.target,
        "asks_target": occasion is not Occasion.THEN,
        "seen": revisions.get(entry.key, 0),
    }


def first_open(content: Content, record: Record, occasion: Occasion) -> int:
    """The number of the first question without an answer; 1 where all have one."""
    entries = enumerate(content.competences, start=1)
    return next((number for number, entry in entries if not record.get((occasion, entry.key), Rating()).answered), 1)


def conflict(entry: Competence, seen: int, mine: Rating, theirs: Rating) -> dict[str, Any]:
    """Both versions of an answer that was given in two windows."""
    return {
        "key": entry.key,
        "seen": seen,
        "mine": level_text(entry, mine),
        "theirs": level_text(entry, theirs),
        "versions": {"mine": mine.stored(), "theirs": theirs.stored()},
    }


def level_text(entry: Competence, rating: Rating) -> str:
    """A rating in words."""
    _ = gettext_for()
    if rating.level is not None:  # possibly one of a longer scale that has been shortened since
        text = " – ".join([str(rating.level), *entry.levels[rating.level : rating.level + 1]])
    else:
        text = figures.skipped(rating.skip) or _("Not answered")
    return (
        text
        if rating.target is None
        else _("%(level)s (target: %(target)s)") % {"level": text, "target": rating.target}
    )


def result(content: Content, record: Record, *, shared: bool = False) -> dict[str, Any]:
    """The profile: what stands out, modules to go to, the picture, and the same in words and as a table.

    `shared`: for somebody whom its owner gave a code.
    """
    found = profile(content, record)
    titles = {module.key: module for module in content.modules}
    has_before, has_then = found.first is not None, any(row.then is not None for row in found.rows)
    has_target = any(row.target is not None for row in found.rows)
    columns = {
        "before": has_before,
        "then": has_then,
        "now": True,
        "target": has_target,
        "gain": has_before,
        "retrospective_gain": has_then,
    }
    return {
        "content": content,
        "lang": content.language or reader_language(),
        "empty": found.latest is None,
        "chart": profile_chart(content, found, occasion_name),
        "now_name": occasion_name(found.latest) if found.latest else "",
        "before_name": occasion_name(found.first) if found.first else "",
        "answered": found.answered,
        "count": len(found.rows),
        "rows": [{**_row(row), "cells": _cells(row, columns)} for row in found.rows],
        "has_before": has_before,
        "has_then": has_then,
        "has_target": has_target,
        "strongest": found.strongest,
        "largest_gap": found.largest_gap,
        "recommended": [
            {"module": titles[one.module], "reason": figures.reason(one.reason, shared=shared)}
            for one in found.recommended[:MOST_RECOMMENDED]
        ],
        "mean_gain": figures.signed(found.mean_gain),
        "mean_retrospective_gain": figures.signed(found.mean_retrospective_gain),
        "plain_gain_note": markdown(content.plain_gain_note),
        "retrospective_gain_note": markdown(content.retrospective_gain_note),
    }


def _row(row: Row) -> dict[str, Any]:
    levels = row.competence.levels
    return {
        "title": row.competence.title,
        "level": figures.missing(row) if row.now is None else figures.level(row.now),
        "meaning": "" if row.now is None else levels[row.now],
        "next": "" if row.following is None else levels[row.following],
        "others": " · ".join(figures.others(row)),
    }


def _cells(row: Row, columns: Mapping[str, bool]) -> list[str]:
    """A row of the table, as texts."""
    found = {
        "before": row.before,
        "then": row.then,
        "now": row.now,
        "target": row.target,
        "gain": figures.signed(row.gain),
        "retrospective_gain": figures.signed(row.retrospective_gain),
    }
    return [figures.NONE if found[name] in (None, "") else str(found[name]) for name, shown in columns.items() if shown]
