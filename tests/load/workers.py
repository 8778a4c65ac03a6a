"""The server of `tests.load.server` in several processes at one port, made to be killed: `python -m tests.load.workers`.

As gunicorn and uWSGI do it, the master listens and answers nothing; workers are its forks. It prints the port. For each
line that it reads it kills the workers that are named there, forks as many as are then missing and prints their pids.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from typing import Any

import waitress
from django.db import close_old_connections

from tests.desk import Desk
from tests.load import server

WORKERS = 2


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The WSGI application; like every request to Django, it lets go of a connection that has broken."""
    close_old_connections()
    return server.answer(environ, start)


def work(place: socket.socket) -> None:
    """Answer requests until somebody kills this process."""
    waitress.create_server(answer, sockets=[place], threads=server.THREADS).run()


def killed(workers: set[int]) -> None:
    """Kill these without a word, and wait until they are gone."""
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)


def main() -> None:
    """Read and obey; at the end of the input all are killed."""
    for usage in server.site.places:  # XBlock collects them once, and meanwhile tells other threads that there are none
        assert Desk(server.site, usage).block().fields
    place = socket.create_server(("127.0.0.1", 0), backlog=128)
    print(place.getsockname()[1], flush=True)
    workers: set[int] = set()
    for line in sys.stdin:
        victims = {int(worker) for worker in line.split()} & workers
        killed(victims)
        workers -= victims
        while len(workers) < WORKERS:
            worker = os.fork()
            if not worker:
                sys.exit(work(place))
            workers.add(worker)
        print(*workers, flush=True)
    killed(workers)


if __name__ == "__main__":
    main()
