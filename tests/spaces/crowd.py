"""Many people at once: what each process of the load tests does. Hence plain arguments, and imports inside."""

import json
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from multiprocessing import get_context
from threading import Barrier, BrokenBarrierError
from typing import Any

PEOPLE = 16
WRITES = 25
PATIENCE = 300  # seconds; only a machine busy with something else needs them
KIND = "self_assessment.rating"
COURSE = "course-v1:Haselbrueck+IP+2027"

_together: Barrier


@contextmanager
def crowd(database: dict[str, Any]) -> Iterator[ProcessPoolExecutor]:
    """A process for each person and one for a reader, each with Django set up on `database`."""
    context = get_context("spawn")
    start = (database, context.Barrier(PEOPLE))
    with ProcessPoolExecutor(PEOPLE + 1, mp_context=context, initializer=_arrive, initargs=start) as pool:
        yield pool


def _arrive(database: dict[str, Any], together: Barrier) -> None:
    global _together
    _together = together
    os.environ.update(DJANGO_SETTINGS_MODULE="tests.settings", LOTSE_TEST_DATABASE=json.dumps(database))
    import django

    django.setup()


def everybody(pool: ProcessPoolExecutor, job: Callable[..., Any], *rest: Any) -> list[Any]:
    """What the job gives for each person, all at the same time. The first real error ends it."""
    people = [pool.submit(_take_part, job, person, *rest) for person in range(PEOPLE)]
    for error in [person.exception() for person in people]:
        if error is not None and not isinstance(error, BrokenBarrierError):
            raise error
    return [person.result() for person in people]


def _take_part(job: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return job(*arguments)
    except Exception:
        _together.abort()
        raise


def migrate() -> None:
    """Creates the tables."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def contribute(person: int, board: str) -> None:
    """One person's writes, each an item of her own, from the very first on an empty space on."""
    from xblocks.spaces import api

    _together.wait(PATIENCE)
    for number in range(WRITES):
        with api.write(api.SpaceKey(COURSE, board, "all")) as writer:
            writer.put(KIND, f"{person}-{number}", {"by": person, "number": number}, person=f"p{person}")


def follow(board: str) -> list[tuple[str, int]]:
    """A reader that asks for changes until it has all; every (key, revision) that it was ever told."""
    from xblocks.spaces import api

    told: list[tuple[str, int]] = []
    since = 0
    deadline = time.monotonic() + PATIENCE
    while since < PEOPLE * WRITES and time.monotonic() < deadline:
        snapshot = api.changes(api.SpaceKey(COURSE, board, "all"), since)
        told += [(item.key, item.revision) for item in snapshot.items]
        since = snapshot.revision
    return told


def compete(person: int, board: str) -> list[dict[str, Any]]:
    """Edits the same item as everybody else, who all have seen the same revision of it; how each round ended."""
    from xblocks.spaces import api

    key = api.SpaceKey(COURSE, board, "all")
    rounds: list[dict[str, Any]] = []
    for number in range(WRITES):
        _together.wait(PATIENCE)
        seen = next((item.revision for item in api.read(key).items), 0)
        _together.wait(PATIENCE)
        mine = {"by": person, "round": number}
        try:
            with api.write(key) as writer:
                rounds.append({"seen": seen, "won": writer.put(KIND, "same", mine, person=None, seen=seen).revision})
        except api.Conflict as conflict:
            rounds.append({"seen": seen, "current": conflict.current.data, "attempted": conflict.attempted})
    return rounds


def settle(person: int, in_request: bool) -> None:
    """Everybody writes first to the same new space, again and again; `in_request` as under ATOMIC_REQUESTS."""
    from django.db import transaction

    from xblocks.spaces import api

    for number in range(WRITES):
        _together.wait(PATIENCE)
        with (
            transaction.atomic() if in_request else nullcontext(),
            api.write(api.SpaceKey(COURSE, f"{in_request}-{number}", "all")) as writer,
        ):
            writer.put(KIND, f"p{person}", {}, person=f"p{person}")


def write_once(in_request: bool) -> int:
    """One write, nothing more; its revision."""
    from django.db import transaction

    from xblocks.spaces import api

    with (
        transaction.atomic() if in_request else nullcontext(),
        api.write(api.SpaceKey(COURSE, "once", "all")) as writer,
    ):
        return writer.revision


def stored(board: str) -> dict[str, Any]:
    """A board as it stands."""
    from xblocks.spaces import api

    found = api.read(api.SpaceKey(COURSE, board, "all"))
    items = [(item.key, item.person, item.data, item.revision) for item in found.items]
    return {"revision": found.revision, "items": items}
