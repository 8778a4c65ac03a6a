"""Many people at the same time: processes that begin together."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from threading import Barrier

from django.db import connections

PROCESSES = 16
PEOPLE = 25

_together: Barrier
_one: Callable[[str], None]


def rush(one: Callable[[str], None]) -> tuple[int, int]:
    """Let `one` act for each of 16 × 25 people, 16 of them always at once; how many acted, and how many failed."""
    global _one
    _one = one
    connections.close_all()  # no process may go on with a connection of another
    context = get_context("fork")  # the workbench knows placed blocks in memory only
    barrier = context.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, mp_context=context, initializer=_arrive, initargs=(barrier,)) as pool:
        failed = sum(pool.map(_act, range(PROCESSES)))
    return PROCESSES * PEOPLE, failed


def _arrive(barrier: Barrier) -> None:
    global _together
    _together = barrier


def _act(process: int) -> int:
    _together.wait(60)
    failed = 0
    for number in range(PEOPLE):
        try:
            _one(f"{process + 1}{number:03}")
        except AssertionError:  # an answer that is not 200
            failed += 1
    return failed
