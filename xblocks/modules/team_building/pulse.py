"""The pulse of a team beside its sheet: statements that its members answer without a name, and what is said of them.

What the answers come to is worked out once, by the rules, when a round is closed; no number of it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from xblocks.core.disclosure import MINIMUM
from xblocks.core.payload import Refusal
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.team_building import model, payloads
from xblocks.modules.team_building.content import PULSE, Content
from xblocks.modules.workshop.content import ROWS, SEVERITY_NAMES, filled
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.records import Place
from xblocks.modules.workshop.words import language
from xblocks.questionnaire import context, records
from xblocks.questionnaire.context import Asked
from xblocks.questionnaire.model import Round, read

_RULES = {"focus": "W9-4", "divergent": "W9-5", "withheld": "W9-3"}
_SEVERITY = "hint"


def part(here: Open, *, opened: bool = False) -> str:
    """The pulse on the page of a team; with the form of her answers `opened` if she has just asked for it."""
    round, place = _round(here), kept(here.place)
    box = records.box(place, round, here.place.person) if round and round.open else None
    said = here.kept("pulse", lambda: _said(here, round))
    values = context.values(
        _asked(here, round), round, box, timezone.localdate(), said=said, begun=here.block.begun, opened=opened
    )
    form = here.html("pulse-form", "questionnaire_form.html", lambda: values) if values["answers"] else ""
    return render.html(here.block, "questionnaire.html", {**values, "form": form})


def printed(here: Open) -> list[str]:
    """What the newest closed round came to, where there is one."""
    content: Any = here.content
    said = _said(here, _round(here), title=content.pulse_title)
    return [said] if said else []


def kept(place: Place) -> records.Place:
    """Where the pulse of a team is kept. Refusal 409 on one's own sheet."""
    if place.alone:
        raise Refusal(409, "alone", gettext_for()("The pulse is there for teams. You work on a sheet of your own."))
    return records.Place(place.key, PULSE)


def begin(here: Open, asked: payloads.Begin) -> None:
    """Begin a round. Refusal 409 in a team of fewer than five people, as far as that is known."""
    place = kept(here.place)
    if _small(here):
        message = gettext_for()("Your team has fewer than five members. So few people cannot answer without a name.")
        raise Refusal(409, "few_members", message)
    records.begin(place, asked.round, date.fromisoformat(asked.until), timezone.localdate())


def answer(place: Place, given: payloads.Answer, person: str) -> bool:
    """Count somebody's answers; False where hers count already. Refusal 400 for none, or one to no statement."""
    _, answers = gettext_for(), given.answers()
    if not answers.keys() <= set(model.ITEMS):
        raise Refusal(400, "unknown", _("There is no such statement."))
    if not answers:
        raise Refusal(400, "empty", _("You have answered no statement yet. Answer at least one, or send nothing."))
    return records.send(kept(place), given.round, person, answers, timezone.localdate())


def close(place: Place, asked: payloads.Close, content: Content) -> None:
    """Close a round; what its answers come to is all that is kept of them."""
    if not asked.sure:
        raise Refusal(400, "not_sure", gettext_for()("Please confirm first that the round is over."))
    records.close(kept(place), asked.round, lambda answers: model.said(answers, content.thresholds()))


def _round(here: Open) -> Round | None:
    stored = here.work.beside.get(records.ROUND, {}).get(PULSE)
    return read(stored) if stored else None


def _small(here: Open) -> bool:
    return here.place.by_code and len(here.work.members) < MINIMUM


def _asked(here: Open, round: Round | None) -> Asked:
    content: Any = here.content
    running = round is not None and round.open
    return Asked(
        name=PULSE,
        title=content.pulse_title,
        introduction=content.pulse,
        statements={key: content.statement(key) for key in model.ITEMS},
        low=content.low,
        high=content.high,
        lang=language(content),
        talk=content.talk if _small(here) and not running else "",
    )


def _said(here: Open, round: Round | None, title: str = "") -> str:
    """What the newest closed round came to, in words, with a title where none stands above; empty before the first."""
    said = model.read_said(round.said) if round else None
    if said is None:
        return ""
    content: Any = here.content
    items = {rule: getattr(said, name) for name, rule in _RULES.items()}
    groups = [_group(content, rule, found) for rule, found in items.items() if found]
    phase = said.phase and content.phase(said.phase)
    values = {
        "outcome": {"paper": True, "lang": language(content)},
        "title": title,
        "phase": phase and {"title": phase.title, "text": render.markdown(phase.text)},
        "groups": groups,
    }
    return render.html(here.block, "pulse_said.html", values)


def _group(content: Content, rule: str, items: Sequence[str]) -> dict[str, Any]:
    words = content.finding(rule, _SEVERITY)
    return {
        "severity": _SEVERITY,
        "severity_name": gettext_for()(SEVERITY_NAMES[words.severity]),
        "title": words.title,
        "text": render.markdown(words.text),
        "lines": [{"text": filled(words.line, {ROWS: content.statement(item)})} for item in items],
    }
