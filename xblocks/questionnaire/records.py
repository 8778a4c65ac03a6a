"""Where a questionnaire is kept, so that nobody learns who answered what (docs/decisions/0040).

The *round*, and what came of the one before, stands in the named space of whoever asks. *Answers* stand in an anonymous
space of their own, one for each round: for each statement how often each answer was given, and apart from it a sign for
everybody who has sent hers, which only this site can compute. No named row is written beside an answer. The space of the
round is locked first, then that of the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xblocks.core.disclosure import number
from xblocks.core.message import Message
from xblocks.core.payload import Refusal
from xblocks.core.stored import fitting
from xblocks.core.text import marked as _
from xblocks.kit import keyed
from xblocks.questionnaire import model
from xblocks.questionnaire.model import Round
from xblocks.spaces import api

ROUND = "questionnaire.round"
OPEN = "questionnaire.open"
ANSWERS = "questionnaire.answers"
SENT = "questionnaire.sent"
KINDS = (ROUND, OPEN, ANSWERS, SENT)

_ONE = "round"  # key of what there is one of in the space of the answers

Answers = Mapping[str, Sequence[int]]


@dataclass(frozen=True)
class Place:
    """A questionnaire of some name beside whatever stands in the space `asks`."""

    asks: api.SpaceKey
    name: str

    def answers(self, number: int) -> api.SpaceKey:
        """The anonymous space of a round."""
        record = api.record_name("questionnaire", f"{self.name}:{self.asks.record}")
        return api.SpaceKey(self.asks.context, record, api.group_name("round", f"{number}:{self.asks.group}"))


@dataclass(frozen=True)
class Box:
    """What may be known of the answers of a round: how many have sent some (None where they are few), and whether she has."""

    count: int | None
    sent: bool


def box(place: Place, round: Round, person: str) -> Box:
    """The answers of a round as a person may see them."""
    signs = {item.key for item in api.sealed(place.answers(round.number)) if item.kind == SENT}
    return Box(number(len(signs)), _sign(place.answers(round.number), person) in signs)


def begin(place: Place, shown: int, until: date, today: date) -> None:
    """Begin the round after the one that a page shows (0: none), unless somebody has. What an earlier one that nobody may
    learn anything of has left is deleted.

    Refusal 400 for a day that is none of the next weeks, 409 where a round still runs or waits to be closed.
    """
    if not model.may_last(until, today):
        message = Message(_("Please choose a day from today on, at most %(days)s days ahead."), {"days": model.LONGEST})
        raise Refusal(400, "invalid", message, fields=["until"])
    with api.write(place.asks) as space:
        before = _round(space, place)
        if before and before.number == shown + 1:
            return
        if (before.number if before else 0) != shown:
            raise _another()
        if before and before.open:
            _end(place, before, today)
        with api.write(place.answers(shown + 1), anonymous=True) as answers:
            answers.put(OPEN, _ONE, {"until": until.isoformat()}, person=None)
        new = Round(shown + 1, until, open=True, said=before.said if before else None)
        space.put(ROUND, place.name, new.stored(), person=None)


def _end(place: Place, round: Round, today: date) -> None:
    """Delete the answers of a round that is over and had too few."""
    if round.takes_answers(today):
        raise Refusal(409, "running", Message(_("There is a round already. It takes answers until its last day.")))
    with api.write(place.answers(round.number), anonymous=True) as answers:
        if number(len(answers.items(SENT))) is not None:
            raise Refusal(409, "enough", Message(_("Enough people have answered. Please close this round first.")))
        _empty(answers)


def send(place: Place, shown: int, person: str, answers: Mapping[str, int], today: date) -> bool:
    """Count somebody's answers from 1 to 5, by statement. False where she has sent some in this round before: the first
    count. Refusal 409 where the round takes none any more.
    """
    key = place.answers(shown)
    with api.write(key, anonymous=True) as space:
        opened = space.get(OPEN, _ONE)
        until = fitting(date, opened.data.get("until")) if opened else None
        if until is None or until < today:
            raise _another()
        sign = _sign(key, person)
        if space.get(SENT, sign):
            return False
        space.put(SENT, sign, {}, person=None)
        for item, answer in answers.items():
            stored = space.get(ANSWERS, item)
            tally = model.counts(stored.data.get("tally")) if stored else model.NOTHING
            space.put(ANSWERS, item, {"tally": model.counted(tally, answer)}, person=None)
    return True


def close(place: Place, shown: int, say: Callable[[Answers], dict[str, Any]]) -> None:
    """Close a round: `say` is kept of its answers, which are deleted with it. Once more changes nothing.

    Refusal 409 where fewer than five have answered.
    """
    with api.write(place.asks) as space:
        round = _round(space, place)
        if round is None or round.number != shown:
            raise _another()
        if not round.open:
            return
        with api.write(place.answers(shown), anonymous=True) as answers:
            if number(len(answers.items(SENT))) is None:
                message = _("Fewer than five people have answered. Until then the round cannot be closed.")
                raise Refusal(409, "few", Message(message))
            said = say(
                {item.key: model.listed(model.counts(item.data.get("tally"))) for item in answers.items(ANSWERS)}
            )
            _empty(answers)
        space.put(ROUND, place.name, Round(shown, round.until, open=False, said=said).stored(), person=None)


def _round(space: api.Writer, place: Place) -> Round | None:
    stored = space.get(ROUND, place.name)
    return model.read(stored.data) if stored else None


def _empty(answers: api.Writer) -> None:
    for item in answers.items():
        answers.delete(item.kind, item.key)
    answers.leave_no_trace()


def _another() -> Refusal:
    message = _("This round is over, or another one has begun. Please load the page again.")
    return Refusal(409, "another_round", Message(message))


def _sign(answers: api.SpaceKey, person: str) -> str:
    """Stands for a person among those who have sent answers in a round, and nowhere else."""
    return keyed.name("questionnaire", answers.context, answers.record, answers.group, person)
