"""What a module adds to the workshop, and what its rules say about a sheet. Pure."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple

from xblocks.drawing.matrix import Line, MatrixWords
from xblocks.modules.workshop.reading import Part
from xblocks.modules.workshop.spec import Spec
from xblocks.modules.workshop.work import Judged, Work

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Said:
    """What an item of a finding is called, and the row (table, key) to open, if it is one; a row needs no `words`."""

    words: str = ""
    at: tuple[str, str] | None = None


@dataclass(frozen=True)
class Dated:
    """Something with a day (YYYY-MM-DD), for the calendar: `key` stays the same when its day or title changes."""

    key: str
    day: str
    title: str
    text: str = ""


class Numbers(NamedTuple):
    """Figures by their keys in the content, in words: a cell below each head. Without any, the sheet shows no figures."""

    heads: Sequence[str] = ()
    said: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True)
class Brief:
    """What of a sheet its leadership gets to see: a picture as safe markup, or tables, of which the first rows are shown
    for which the page has room; and figures, each with what it counts, which stand beside what is `square`."""

    picture: str
    figures: Sequence[tuple[str, str]]
    square: bool = False
    tables: Sequence[tuple[Sequence[Line], MatrixWords]] = ()


@dataclass(frozen=True)
class Module:
    """What a module adds to the workshop.

    `reads` is the sheet that its rules read; `findings` and `figures` are these rules: (sheet, limits) → findings,
    figures. Most need nothing else. `sheet` makes what `reads` validates of what can be judged, without anything
    that is missing. Of the content, the sheet and a finding: `item(content, sheet, item)` says what an item of a
    finding is where it is no row's key, None where it is one; `value(content, sheet, name, value)` puts one of its
    values in words, None where it is a number or a text; `draw[picture](content, judged, uid)` draws a picture of
    the spec as safe markup, empty where nothing is to be seen (without `uid` there are no ids in it);
    `numbers(content, figures)` says the figures in words; `lead(content, figures)` says first what the sheet says,
    as safe markup, empty where there is nothing to say; `brief(content, judged)` is what goes to the leadership,
    once a row can be judged; `blank[picture](content)` draws a picture to be filled in by hand; `dates(content,
    judged)` are for the calendar; `facts(work)` is what a part beside the engine (signatures, a pulse) adds to the
    sheet that the rules read.
    """

    spec: Spec
    reads: type[Part]
    findings: Callable[[Any, Mapping[str, Any]], list[dict[str, Any]]]
    figures: Callable[[Any, Mapping[str, Any]], dict[str, Any]]
    numbers: Callable[[Any, Mapping[str, Any]], Numbers]
    sheet: Callable[[Judged], dict[str, Any]] = Judged.plain
    item: Callable[[Any, Work, str], Said | None] = lambda _content, _sheet, _item: None
    value: Callable[[Any, Work, str, Any], str | None] = lambda _content, _sheet, _name, _value: None
    draw: Mapping[str, Callable[[Any, Judged, str], str]] = field(default_factory=dict)
    lead: Callable[[Any, Mapping[str, Any]], str] = lambda _content, _figures: ""
    brief: Callable[[Any, Judged], Brief] = lambda _content, _judged: Brief("", ())
    blank: Mapping[str, Callable[[Any], str]] = field(default_factory=dict)
    dates: Callable[[Any, Judged], Iterable[Dated]] = lambda _content, _judged: ()
    facts: Callable[[Work], Mapping[str, Any]] = lambda _work: {}


@dataclass(frozen=True)
class Result:
    """What the rules say about a sheet, and the derived numbers, as the module gives them.

    `failed`: the rules refused the sheet, which is a fault of ours; then both are empty.
    """

    findings: Sequence[Mapping[str, Any]] = ()
    figures: Mapping[str, Any] = field(default_factory=dict)
    failed: bool = False


def judge(module: Module, seen: Judged, limits: Mapping[str, float]) -> Result:
    """Findings and figures of the rows that can be judged. What the rules refuse is logged, without what stands there."""
    try:
        found = module.reads.model_validate(module.sheet(seen))
        return Result(module.findings(found, limits), module.figures(found, limits))
    except ValueError as error:
        log.error("the rules refuse a sheet of %s: %s", next(iter(module.spec.rules))[0], type(error).__name__)
        return Result(failed=True)
