"""The rules of W9: who has which role, what is agreed, where the pulse stands out, and which phase the team is in.

A sheet is `{canvas, pulse, phase}`. `pulse` holds a list of answers from 1 to 5 for each of P1 … P7, `phase` one for each
of two items of four phases; the lists have no order and need not be equally long. Means, deviations and the means of the
phases stay in here, except in `values`, which no page shows (docs/domain/disclosure.md). The phases are those of Tuckman
(1965); the items of the pulse are the project's own, after the idea of psychological safety (Edmondson 1999).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator

from xblocks.core.disclosure import deviation, mean, number
from xblocks.core.stored import fitting
from xblocks.modules.workshop.reading import Part, Scale, Text, finding, plain, thresholds

#: Limits of the rules: the mean below which an item of the pulse is a focus, the deviation above which it is divergent.
DEFAULTS = {"focus": 3, "divergent": 1}

Role = Literal["moderation", "content", "contact_leadership", "documentation"]
ROLES: tuple[Role, ...] = get_args(Role)
Topic = Literal["meeting", "decision", "conflict", "communication", "other"]
TOPICS: tuple[Topic, ...] = get_args(Topic)
#: What a team has to have agreed upon before it needs it.
NEEDED: tuple[Topic, ...] = ("decision", "conflict")

PULSE = tuple(f"P{place}" for place in range(1, 8))
#: What is worded the other way round: the more people agree, the worse.
REVERSED = ("P7",)
PHASES = ("forming", "storming", "norming", "performing")
PHASE_ITEMS = tuple(f"{phase}_{place}" for phase in PHASES for place in (1, 2))
ITEMS = (*PULSE, *PHASE_ITEMS)

Answers = Mapping[str, Sequence[int]]


def _one_of(names: Sequence[str], name: str) -> str:
    if name not in names:
        raise ValueError(f"{name} is none of {names}")
    return name


Item = Annotated[str, AfterValidator(partial(_one_of, ITEMS))]


class RoleRow(Part):
    """Who has a role; several rows may name the same one."""

    role: Role
    holder: Text | None = None


class Agreement(Part):
    """What is agreed upon a topic."""

    topic: Topic
    text: Text


class Canvas(Part):
    """What a team has put down about itself."""

    purpose: Text | None = None
    goals: list[Text] = []
    needs: list[Text] = []
    strengths: list[Text] = []
    roles: list[RoleRow] = []
    agreements: list[Agreement] = []


class Pulse(Part):
    """Answers to the items of the pulse."""

    P1: list[Scale] = []
    P2: list[Scale] = []
    P3: list[Scale] = []
    P4: list[Scale] = []
    P5: list[Scale] = []
    P6: list[Scale] = []
    P7: list[Scale] = []


class Phase(Part):
    """Answers to the items of the four phases."""

    forming_1: list[Scale] = []
    forming_2: list[Scale] = []
    storming_1: list[Scale] = []
    storming_2: list[Scale] = []
    norming_1: list[Scale] = []
    norming_2: list[Scale] = []
    performing_1: list[Scale] = []
    performing_2: list[Scale] = []


class Sheet(Part):
    """A whole sheet."""

    canvas: Canvas = Canvas()
    pulse: Pulse = Pulse()
    phase: Phase = Phase()

    def answers(self) -> dict[str, list[int]]:
        """Answers by item, those of the pulse first, as they were given."""
        return {**dict(self.pulse), **dict(self.phase)}


def findings(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
    """What stands out, sorted by rule, then by role, topic or item; [] without a role, an agreement and an answer.

    Items are roles (W9-1), topics (W9-2) and items of pulse and phase. `mean` (reversed where the item is) and `sd` are
    for rules that follow, never for a page. Raises ValueError for a sheet that is not one.
    """
    limits, read = thresholds(DEFAULTS, settings), Sheet.read(sheet)
    return [*_of_canvas(read.canvas), *_of_answers(read.answers(), limits)]


def _of_canvas(canvas: Canvas) -> Iterator[dict[str, Any]]:
    if not (canvas.roles or canvas.agreements):
        return
    held, agreed = _held(canvas), {one.topic for one in canvas.agreements}
    yield from (finding("W9-1", "warning", [role]) for role in ROLES if role not in held)
    yield from (finding("W9-2", "warning", [topic]) for topic in NEEDED if topic not in agreed)


def _held(canvas: Canvas) -> set[str]:
    return {row.role for row in canvas.roles if row.holder}


def _of_answers(answers: Answers, limits: Mapping[str, float]) -> Iterator[dict[str, Any]]:
    few = [item for item, given in answers.items() if given and number(len(given)) is None]
    if few:
        yield finding("W9-3", "hint", few)
    given = {item: _towards_good(item, answers[item]) for item in PULSE}
    means = {item: mean(found) for item, found in given.items()}
    spreads = {item: deviation(found) for item, found in given.items()}
    for item, found in means.items():
        if found is not None and found < limits["focus"]:
            yield finding("W9-4", "hint", [item], mean=plain(found))
    for item, spread in spreads.items():
        if spread is not None and spread > limits["divergent"]:
            yield finding("W9-5", "hint", [item], sd=spread)


def _towards_good(item: str, given: Sequence[int]) -> list[int]:
    """Answers such that a high one is a good one."""
    return [6 - answer if item in REVERSED else answer for answer in given]


def figures(sheet: dict[str, Any] | Sheet, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """`{phase, goals, held, agreements}`: the phase whose two items have the highest mean, of equal ones the earlier, None
    unless each of the eight items has five answers; how many goals there are, how many of the roles somebody holds, how
    many agreements there are. Raises ValueError as `findings` does.
    """
    del settings
    read = Sheet.read(sheet)
    return {
        "phase": _phase(read.answers()),
        "goals": len(read.canvas.goals),
        "held": len(_held(read.canvas)),
        "agreements": len(read.canvas.agreements),
    }


def _phase(answers: Answers) -> str | None:
    if any(number(len(answers[item])) is None for item in PHASE_ITEMS):
        return None
    return max(PHASES, key=lambda phase: mean([*answers[f"{phase}_1"], *answers[f"{phase}_2"]]) or 0)


@dataclass(frozen=True)
class Said:
    """What a round of the pulse came to: items, and the name of the phase."""

    focus: tuple[Item, ...]
    divergent: tuple[Item, ...]
    withheld: tuple[Item, ...]
    phase: Annotated[str, AfterValidator(partial(_one_of, PHASES))] | None


def read_said(data: Any) -> Said | None:
    """What `said` gave, as it was stored; None for anything else."""
    return fitting(Said, data)


def said(answers: Answers, settings: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """What a round of the pulse comes to, without a number: `{focus, divergent, withheld, phase}`, items and the phase's
    name. `answers` are lists by item. Raises ValueError for answers off the scale.
    """
    sheet = Sheet.read({"pulse": dict(answers), "phase": dict(answers)})
    found = findings(sheet, settings)
    names = {"focus": "W9-4", "divergent": "W9-5", "withheld": "W9-3"}
    items = {
        name: [item for one in found if one["rule"] == rule for item in one["items"]] for name, rule in names.items()
    }
    return {**items, "phase": figures(sheet)["phase"]}
