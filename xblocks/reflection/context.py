"""From the rules to what the templates show: plain dicts, nothing decided here that changes data."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from xblocks.kit.i18n import gettext_for, short_date
from xblocks.kit.render import markdown
from xblocks.reflection import model
from xblocks.reflection.content import KIND_NAMES, Content, Kind, Prompt
from xblocks.reflection.model import Note, Place, Work
from xblocks.reflection.payloads import MAX_TEXT, Save

KINDS = ("reflection.entry", "reflection.intention")


def page(content: Content, work: Work) -> dict[str, Any]:
    """The whole placement: what this is, and the prompts with what was written so far."""
    return {
        "content": content,
        "introduction": markdown(content.introduction),
        "prompts": [prompt(content, number, work) for number in range(1, len(content.prompts) + 1)],
        **actions(content, work),
        **progress(content, work),
    }


def actions(content: Content, work: Work) -> dict[str, Any]:
    """What can be taken away and deleted: texts of this placement, texts at all, texts of other placements too."""
    own = {place.key for asked in content.prompts for place in model.places(asked)}
    return {
        "has_work": bool(work.entries or work.intentions),
        "has_own": bool(model.written(content, work)),
        "has_days": bool(model.dated(content, work)),
        "elsewhere": bool({*work.entries, *work.intentions} - own),
    }


def kinds(content: Content) -> list[str]:
    """What is stored of what it asks."""
    asked = {Kind.INTENTION: KINDS[1]}
    return sorted({asked.get(prompt.kind, KINDS[0]) for prompt in content.prompts})


def progress(content: Content, work: Work) -> dict[str, Any]:
    """How far the learner is."""
    answered, count = model.progress(content, work)
    return {"answered": answered, "count": count}


def prompt(content: Content, number: int, work: Work) -> dict[str, Any]:
    """One prompt with the forms for its answer. `number` counts from 1."""
    asked = content.prompts[number - 1]
    notes = [note(content, place, work.at(place)) for place in model.places(asked)]
    return {
        "number": number if len(content.prompts) > 1 else None,
        "id": number,
        "name": kind_name(asked),
        "text": markdown(asked.text),
        "hint": markdown(asked.hint) if asked.hint else "",
        "optional": asked.optional,
        "intention": asked.kind is Kind.INTENTION,
        "notes": notes,
        "lines": range(8) if asked.kind is not Kind.INTENTION else range(2),
    }


def note(content: Content, place: Place, written: Note) -> dict[str, Any]:
    """The form of one text."""
    number = content.prompts.index(place.prompt) + 1
    return {
        "name": place.name,
        "id": f"{number}-{place.slot}",
        "prompt": place.prompt.key,
        "prompt_id": number,
        "heading": f"heading-{number}" if len(content.prompts) > 1 else "top",
        "slot": place.slot,
        "text": written.text,
        "due": written.due,
        "posted": written.posted,
        "folded": place.slot > 1 and not written.revision,
        "most": MAX_TEXT,
        **state(place, written),
    }


def state(place: Place, written: Note) -> dict[str, Any]:
    """What changes in the form of a text when it is saved."""
    return {"seen": written.revision, "stored": bool(written.revision), "slot": place.slot}


def conflict(sent: Save, theirs: Note) -> dict[str, Any]:
    """Both versions of a text that was written in two windows. `seen` stays what it was: only a choice ends this."""
    versions = {
        "mine": {"text": sent.text, "due": sent.due},
        "theirs": {"text": theirs.text, "due": theirs.due},
    }
    return {
        "seen": sent.seen,
        "known": theirs.revision,
        "versions": versions,
        "mine": {**versions["mine"], "day": day(sent.due)},
        "theirs": {**versions["theirs"], "day": day(theirs.due)},
    }


def written(content: Content, work: Work) -> dict[str, Any]:
    """What stands in this placement, to read, print and take away."""
    return {
        "content": content,
        "answers": [
            {
                "name": kind_name(asked),
                "text": markdown(asked.text),
                "source": asked.text,
                "intention": asked.kind is Kind.INTENTION,
                "notes": [
                    {"text": entry.text, "due": day(entry.due), "posted": entry.posted, "changed": _date(entry)}
                    for entry in notes
                ],
            }
            for asked, notes in model.written(content, work)
        ],
        "today": short_date(timezone.localtime()),
    }


def changed(work: Work, content: Content) -> datetime | None:
    """When she last wrote in this placement."""
    notes = (note for _asked, notes in model.written(content, work) for note in notes)
    return max((note.modified for note in notes if note.modified), default=None)


def what(content: Content) -> str:
    """What a placement is called among other work of a course: by what it asks, if it asks for one kind of thing."""
    _ = gettext_for()
    kinds = {asked.kind for asked in content.prompts}
    if kinds == {Kind.TRANSFER}:
        return _("Transfer question")
    return _("Intentions") if kinds == {Kind.INTENTION} else _("Notes")


def kind_name(asked: Prompt) -> str:
    """What the kind of a prompt is called towards the reader."""
    return gettext_for()(KIND_NAMES[asked.kind])


def day(due: str) -> str:
    """A stored day as the reader writes it."""
    return short_date(date.fromisoformat(due)) if due else ""


def _date(entry: Note) -> str:
    return short_date(timezone.localtime(entry.modified)) if entry.modified else ""
