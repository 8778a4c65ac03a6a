"""What a worker can be told to do. A label stands for a block that was placed, and for one person in front of it."""

import gzip
import os
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from importlib import import_module

from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree
from xblock.core import XBlock

from tests.bench import storm
from tests.bench.abuse import abused, own_models
from tests.bench.cases import Case
from tests.bench.kept import fields_kept
from tests.bench.seat import Enough, Seat, placed

_cases: dict[str, Case] = import_module(f"tests.bench.{os.environ['LOTSE_BENCH_SIDE']}").cases()
_placed: dict[str, tuple[Case, Seat]] = {}
_abused: set[object] = set()  # handlers that have been tried: nine workshops share most of theirs


def names() -> list[str]:
    """The names of all cases."""
    return list(_cases)


def place(label: str, name: str, count: int | None = None) -> None:
    """Import the block of a case, with so many questions if `count` is given.

    Each label has a person of her own, since placements of a block may share what one person has entered.
    """
    case = _cases[name]
    olx = case.olx if count is None else case.sized(count)
    _placed[label] = (case, Seat(placed(label, olx), str(100 + len(_placed))))


def work(label: str) -> None:
    """Let the person, and a friend of hers, fill the block."""
    case, seat = _placed[label]
    case.work(seat, seat.but(person=f"{seat.person}000"))


def visit(label: str, people: int, calls: int) -> None:
    """Let many people come and make a few calls each."""
    case, seat = _placed[label]
    for number in range(people):
        _act(case, case.visit, seat.but(person=str(1000 + number)), calls)


def _act(case: Case, what: Callable[[Seat], None] | None, person: Seat, calls: int) -> None:
    """What somebody does at this block, or the first calls of its work."""
    if what:
        what(person)
        return
    hurried = person.but(calls=iter(range(calls)))
    with suppress(Enough):
        case.work(hurried, hurried)


def fill(label: str, count: int) -> None:
    """Let the person write so many entries."""
    case, seat = _placed[label]
    assert case.fill
    if case.open:
        case.open(seat)
    case.fill(seat, count)


def sheet(label: str, count: int) -> None:
    """Let the person open a team sheet with so many rows in each list."""
    case, seat = _placed[label]
    assert case.sheet
    case.sheet(seat, count)


def traits(name: str) -> list[str]:
    """What can be told to the block of a case besides: `fill`, `look`, `sheet`."""
    return [trait for trait in ("fill", "look", "sheet") if getattr(_cases[name], trait)]


def asked(name: str) -> list[str]:
    """The requests that `took` and `asks` know of a case."""
    return [*_cases[name].asked]


def look(label: str, of: str) -> None:
    """A label for the same block and person, whose view is the complete one."""
    case, seat = _placed[of]
    assert case.look
    _placed[label] = (replace(case, shown=case.look), seat)


def views(label: str, seconds: float) -> list[float]:
    """Processor times in ms of views one after the other; at least one, as many as fit into `seconds`."""
    case, seat = _placed[label]
    durations: list[float] = []
    end = time.perf_counter() + seconds
    while not durations or (time.perf_counter() < end and len(durations) < 20):
        start = time.process_time()
        case.shown(seat)
        durations.append((time.process_time() - start) * 1000)
    return durations


def kept_views(label: str, seconds: float) -> list[float]:
    """The same with the runtime's fields in memory, which the first view reads."""
    with fields_kept():
        return views(label, seconds)[1:]


def first_views(label: str) -> list[float]:
    """The processor time in ms of one view after somebody has changed something there."""
    case, _ = _placed[label]
    took(label, next(iter(case.asked)))
    return views(label, 0)


def took(label: str, what: str) -> float:
    """The processor time in ms of one request of a case."""
    case, seat = _placed[label]
    handler, payload = case.asked[what](seat)
    start = time.process_time()
    answer = seat.call(handler, payload)
    duration = (time.process_time() - start) * 1000
    assert answer.status == 200, answer.response.text
    return duration


def asks(label: str, what: str) -> list[int]:
    """Number of queries of a request that was made before: all, those on our tables, and those of them made before."""
    case, seat = _placed[label]
    handler, payload = case.asked[what](seat)
    found = _captured(lambda: seat.call(handler, payload))
    ours = _on_ours(found)
    return [len(found), len(ours), len(ours) - len({*ours})]


def queries(label: str) -> list[int]:
    """Number of queries of a view that was seen before: all, and those on our tables."""
    case, seat = _placed[label]
    case.shown(seat)
    found = _captured(lambda: case.shown(seat))
    return [len(found), len(_on_ours(found))]


def _captured(what: Callable[[], object]) -> list[str]:
    reset_queries()  # with the workbench's DEBUG Django keeps 9,000 and then counts no more
    with CaptureQueriesContext(connection) as captured:
        what()
    return [query["sql"] for query in captured]


def _on_ours(statements: list[str]) -> list[str]:
    tables = [f'"{model._meta.db_table}"' for model in own_models()]
    return [statement for statement in statements if any(table in statement for table in tables)]


def weight(label: str) -> int:
    """Bytes of the script and style that a view brings along, each resource compressed by itself."""
    total = 0
    for resource in _placed[label][1].view().resources:
        workbench = resource.kind == "url" and resource.data.startswith("/static/workbench/")
        if resource.mimetype in ("text/css", "application/javascript") and not workbench:
            text = resource.data.encode() if resource.kind == "text" else b"".join(Client().get(resource.data))
            total += len(gzip.compress(text, 6))
    return total


def rush(label: str) -> dict[str, int] | None:
    """Many people at the same time, each with one write: how many were sent, refused, kept. None where nothing is kept."""
    case, seat = _placed[label]

    def one(person: str) -> None:
        _act(case, case.write, seat.but(person=person), 1)

    if case.open:
        case.open(seat)
    empty = case.stored(seat)
    one(seat.person)  # the workbench itself does not survive it when the very first people come at once
    before = case.stored(seat)
    if before == empty:
        return None
    sent, refused = storm.rush(one)
    return {"sent": sent, "refused": refused, "kept": (case.stored(seat) - before) // (before - empty)}


def malformed(label: str, name: str) -> dict[str, int]:
    """Abuse the handlers of a case's block that are not those of one before; see `abuse.abused`."""
    place(label, name)
    case, seat = _placed[label]
    friend = seat.but(person=f"{seat.person}000")
    block, payloads = XBlock.load_class(etree.fromstring(case.olx).tag), case.work(seat, friend)
    new = {handler: payload for handler, payload in payloads.items() if getattr(block, handler) not in _abused}
    _abused.update(getattr(block, handler) for handler in new)
    return abused(seat, friend, new)
