"""What each person does alone: read, answer questions, rate herself, write notes and posts."""

from __future__ import annotations

from datetime import date, time

from course_export.preview import natives, progress
from course_export.preview.library import library
from course_export.preview.visit import Visit
from course_export.reading import quiz
from course_export.reading.course import Block, Place
from course_export.rehearsal import actor
from course_export.rehearsal.moments import CannotRehearse
from course_export.rehearsal.script import Member, Note, Post, Rating


def read_chapter(member: Member, chapter: str, day: date) -> None:
    """Go through a chapter, as far as it is open, without what she skips."""
    who = actor.visit(member.key, day)
    places = [place for place in library().course.places() if place.chapter.key.block_id == chapter]
    if not places:
        raise CannotRehearse(f"this course has no chapter {chapter}")
    for place in places:
        if who.may_open(place.unit) and not _names(place) & set(member.skips):
            progress.complete_by_viewing(library(), who, place.unit)
            for block in place.unit.blocks:
                if block.tag == "problem":
                    _answer(who, block, right=block.key.block_id not in member.slips)


def _names(place: Place) -> set[str]:
    return {str(part.key.block_id) for part in (place.chapter, place.sequence, place.unit)}


def _answer(who: Visit, block: Block, *, right: bool) -> None:
    question = quiz.read(block.element)
    chosen = [option.name for option in question.options if option.correct is right]
    chosen = chosen if right else chosen[:1]
    natives.keep_answer(who, block.key, chosen, quiz.mark(question, chosen))


def rate(person: str, day: date, rating: Rating) -> None:
    """Answer a self-assessment from its first question to its last."""
    who, name, levels = actor.visit(person, day), rating.block, rating.levels[person]
    targets = rating.targets.get(person) or ["-"] * len(levels)
    questions = actor.forms(actor.press(who, name, "show", page="all")["main"], "answer")
    if not len(questions) == len(levels) == len(targets):
        raise CannotRehearse(f"{name} asks {len(questions)} questions; {person} has {len(levels)} answers")
    for question, level, target in zip(questions, levels, targets, strict=True):
        answer = {"level": "not_applicable" if level == "-" else str(level)}
        aim = {} if target == "-" else {"target": str(target)}
        seen = int(question["seen"])
        actor.press(who, name, "answer", competence=question["competence"], seen=seen, **answer, **aim)


def write_note(note: Note, day: date, due: str) -> None:
    """Write one text of a reflection."""
    who, text = actor.visit(note.person, day), note.text
    actor.press(who, note.block, "keep", prompt=note.prompt, slot=note.slot, text=text, due=due, seen=0)


def post(written: Post, day: date) -> None:
    """Write to a discussion."""
    who = actor.visit(written.person, day)
    natives.keep_post(who, actor.block(who, written.block), written.text, time.fromisoformat(written.at))
