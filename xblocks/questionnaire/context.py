"""What a page shows of a questionnaire: its round, the form of one's own answers, and what may be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from xblocks.kit import render
from xblocks.kit.i18n import short_date
from xblocks.questionnaire.model import SCALE, USUAL, Round
from xblocks.questionnaire.records import Box

PREFIX = "answer."


@dataclass(frozen=True)
class Asked:
    """A questionnaire in the words of its content: `name` begins its ids and ends the names of its handlers
    (`begin_<name>`, `open_`, `answer_`, `close_`), `statements` are key → text in their order, `low` and `high` say what
    the ends of the scale mean. Where there is a `talk`, the group is too small to be asked, and that is said instead.
    """

    name: str
    title: str
    introduction: str
    statements: Mapping[str, str]
    low: str
    high: str
    lang: str
    talk: str = ""


def values(
    asked: Asked,
    round: Round | None,
    box: Box | None,
    today: date,
    *,
    said: str = "",
    begun: bool = False,
    opened: bool = False,
) -> dict[str, Any]:
    """Everything the page shows but its `form`, which is the same for all who answer: where there is one (`answers`), the
    block renders it and keeps it. `said` is what the newest closed round came to, as safe markup. The form is there once
    she has `begun` at the block, with whatever step; it is unfolded when she has just `opened` it.
    """
    taken = round is not None and round.takes_answers(today)
    few = box is None or box.count is None
    sent = box is not None and box.sent
    return {
        "ask": asked,
        "introduction": render.markdown(asked.introduction),
        "talk": render.markdown(asked.talk) if asked.talk else "",
        "round": round.number if round else 0,
        "until": short_date(round.until) if round else "",
        "taken": taken,
        "count": box.count if box else None,
        "sent": sent,
        "answers": taken and not sent and (begun or opened),
        "closable": round is not None and round.open and (taken or not few),
        "ended": round is not None and round.open and not taken,
        "begins": round is None or not round.open or (not taken and few),
        "usual": (today + timedelta(days=USUAL)).isoformat(),
        "said": said,
        "opened": begun or opened,
        "unfolded": opened,
        "statements": [(f"{PREFIX}{key}", text) for key, text in asked.statements.items()],
        "scale": _scale(asked),
    }


def _scale(asked: Asked) -> Sequence[tuple[int, str]]:
    """The answers, the first and the last with what they mean."""
    ends = {SCALE[0]: asked.low, SCALE[-1]: asked.high}
    return [(value, ends.get(value, "")) for value in SCALE]
