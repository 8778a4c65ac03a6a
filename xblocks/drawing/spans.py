"""Times to scale: of each process one bar, work dark and waiting light. All words are HTML, so they wrap and grow with
the page, and the bars have the width they get; the words say all that the bars do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

import svg

_WIDE, _HIGH = 1000, 30
_LEAST = 3  # of a time that there is, so that one sees it


@dataclass(frozen=True)
class Span:
    """A process: what it is called, its minutes of work and of waiting, and both in words."""

    name: str
    work: int
    wait: int
    said: str

    @property
    def whole(self) -> int:
        """All its minutes."""
        return self.work + self.wait


@dataclass(frozen=True)
class SpansWords:
    """The sentence that says what the bars show, and what is dark and light in them; `language` is that of the names."""

    sentence: str
    work: str
    wait: str
    language: str


def spans(rows: Sequence[Span], words: SpansWords) -> str:
    """The sentence, the bars and their legend as HTML, escaped; empty text where nothing takes time."""
    longest = max((row.whole for row in rows), default=0)
    if not longest:
        return ""
    bars = "".join(
        f'<dt lang="{escape(words.language)}">{escape(row.name)}</dt>'
        f"<dd>{_bar(row, longest)}<p>{escape(row.said)}</p></dd>"
        for row in rows
    )
    signs = ((words.work, "work", any(row.work for row in rows)), (words.wait, "wait", any(row.wait for row in rows)))
    legend = "".join(f"<span>{_sign(kind)} {escape(said)}</span> " for said, kind, shown in signs if shown)
    return (
        f'<div class="lotse-spans"><p class="lotse-sentence">{escape(words.sentence)}</p>'
        f'<dl>{bars}</dl><p class="lotse-signs">{legend}</p></div>'
    )


def _bar(row: Span, longest: int) -> str:
    return _svg([*_parts(row, longest)], _WIDE, ["lotse-span"])


def _parts(row: Span, longest: int) -> Iterator[svg.Element]:
    work = max(_WIDE * row.work / longest, _LEAST) if row.work else 0
    wait = max(_WIDE * row.whole / longest - work, _LEAST) if row.wait else 0
    if wait:
        yield svg.Rect(x=work, y=0, width=wait, height=_HIGH, class_=["wait"])
    if work:
        yield svg.Rect(x=0, y=0, width=work, height=_HIGH, class_=["work"])


def _sign(kind: str) -> str:
    return _svg([svg.Rect(x=0, y=0, width=_HIGH, height=_HIGH, class_=[kind])], _HIGH, ["lotse-sign"])


def _svg(elements: list[svg.Element], wide: int, names: list[str]) -> str:
    drawing = svg.SVG(
        viewBox=svg.ViewBoxSpec(0, 0, wide, _HIGH),
        preserveAspectRatio=svg.PreserveAspectRatio("none"),
        class_=names,
        extra={"aria-hidden": "true"},
        elements=elements,
    )
    return drawing.as_str()
