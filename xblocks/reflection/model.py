"""The rules of reflection: what somebody wrote, under which keys, and when a placement is done."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from xblocks.core.stored import DayText
from xblocks.reflection.content import Content, Kind, Prompt


@dataclass(frozen=True)
class Note:
    """One text of a learner. `due` (YYYY-MM-DD or empty) and `posted` (as a card) are for intentions only."""

    text: str = ""
    due: DayText = ""
    posted: bool = False
    revision: int = 0
    modified: datetime | None = None


@dataclass(frozen=True)
class Place:
    """Where a note belongs: a prompt, and which of its intentions (from 1); slot 0 is the answer to any other one."""

    prompt: Prompt
    slot: int

    @property
    def name(self) -> str:
        """The place within a page."""
        return f"{self.prompt.key}-{self.slot}"

    @property
    def key(self) -> str:
        """The place within the record: opaque for intentions, since others list them without knowing their prompts."""
        if not self.slot:
            return self.prompt.key
        return hashlib.sha256(f"{self.prompt.key}/{self.slot}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Work:
    """Everything in a person's record, by key."""

    entries: Mapping[str, Note] = field(default_factory=dict)
    intentions: Mapping[str, Note] = field(default_factory=dict)

    def at(self, place: Place) -> Note:
        """What stands in a place."""
        return (self.intentions if place.slot else self.entries).get(place.key, Note())


def places(prompt: Prompt) -> list[Place]:
    """All places of a prompt: one, or as many as it asks intentions for."""
    if prompt.kind is not Kind.INTENTION:
        return [Place(prompt, 0)]
    return [Place(prompt, slot) for slot in range(1, int(prompt.number) + 1)]


def find(content: Content, key: str, slot: int) -> Place | None:
    """The place with this prompt and slot, if the content has it."""
    found = (place for prompt in content.prompts if prompt.key == key for place in places(prompt))
    return next((place for place in found if place.slot == slot), None)


def written(content: Content, work: Work) -> list[tuple[Prompt, list[Note]]]:
    """The prompts of a placement that have an answer, with the answers."""
    found = [(prompt, [work.at(place) for place in places(prompt)]) for prompt in content.prompts]
    filled = [(prompt, [note for note in notes if note.text or note.due]) for prompt, notes in found]
    return [(prompt, notes) for prompt, notes in filled if notes]


def dated(content: Content, work: Work) -> list[tuple[Place, Note]]:
    """The intentions of a placement that have a day, in its order."""
    found = [(place, work.at(place)) for prompt in content.prompts for place in places(prompt)]
    return [(place, note) for place, note in found if note.due]


def answered(prompt: Prompt, work: Work) -> bool:
    """Whether a prompt has a text; for intentions at least one with a date."""
    notes = [work.at(place) for place in places(prompt)]
    return any(note.text.strip() and (note.due or prompt.kind is not Kind.INTENTION) for note in notes)


def progress(content: Content, work: Work) -> tuple[int, int]:
    """How many prompts are answered, and how many there are that need an answer."""
    needed = [prompt for prompt in content.prompts if not prompt.optional]
    return sum(answered(prompt, work) for prompt in needed), len(needed)


def complete(content: Content, work: Work) -> bool:
    """Whether all prompts that need an answer have one; where none needs one, whether any has."""
    done, needed = progress(content, work)
    return done == needed if needed else any(answered(prompt, work) for prompt in content.prompts)
