"""What a picture of a process shows, and the same in words: its steps, who does them, in which medium, how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise


@dataclass(frozen=True)
class Step:
    """One step. `medium` has a sign, `value` (V, N or W) an outline, both a name; `work` and `wait`, the time after
    the step, are said as they stand, `wait` is empty for none."""

    order: int
    name: str
    role: str
    medium: str
    medium_name: str
    value: str
    value_name: str
    work: str
    wait: str = ""


@dataclass(frozen=True)
class LanesWords:
    """The reader's words. `part` names a band by `%(title)s`, `%(first)s` and `%(last)s`; `description` says what is
    in it by `%(steps)s`, `%(breaks)s` and `%(roles)s`; `media_break` and `waiting` say what crossed arrows and the times
    below mean; `lies` is the same of one step, by `%(time)s`."""

    title: str
    part: str
    description: str
    media_break: str
    waiting: str
    lies: str
    subtitle: str = ""


def breaks(steps: Sequence[Step]) -> int:
    """How often the medium changes from one step to the next."""
    return sum(one.medium != two.medium for one, two in pairwise(steps))


def listed(steps: Sequence[Step], words: LanesWords) -> str:
    """An `<ol>` that says the same as the picture, escaped; empty text without steps."""
    ordered = sorted(steps, key=lambda step: step.order)
    rows = "".join(
        f'<li value="{step.order}">{"".join(_said(step, before, words))}</li>'
        for before, step in zip([None, *ordered], ordered, strict=False)
    )
    return f'<ol class="lotse-steps">{rows}</ol>' if rows else ""


def _said(step: Step, before: Step | None, words: LanesWords) -> Iterator[str]:
    if before and before.medium != step.medium:
        yield f'<span class="lotse-broken">{escape(words.media_break)}</span> '
    yield f"<strong>{escape(step.name)}</strong> "
    facts = f"{step.role} · {step.medium_name} · {step.work} · {step.value_name}."
    yield f"<span>{escape(facts)}</span>"
    if step.wait:
        yield f' <span class="lotse-wait">{escape(words.lies % {"time": step.wait})}</span>'
