"""Start the player: read the course, prepare its state, serve it on this computer alone."""

import re
import socket
import webbrowser
from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Thread
from wsgiref.types import WSGIApplication
from zoneinfo import ZoneInfo

import platformdirs
import waitress

from course_export.preview import rehearsed, settings
from course_export.preview.prepare import prepare
from course_export.reading.compose import compose
from course_export.reading.course import Course
from course_export.reading.follow import read_tarball
from course_export.terminal import visible

HOST = "127.0.0.1"
# More requests than threads queue; each thread keeps one connection to the database.
THREADS = 8


class CannotStart(Exception):
    """The player cannot start; the message says why, in words for the operator."""


def run(
    tarball: Path,
    *,
    port: int = 8000,
    state: Path | None = None,
    open_date: date | None = None,
    browser: bool = True,
    say: Callable[[str], None] = print,
) -> None:
    """Serve a course tarball until interrupted, on 127.0.0.1 only.

    `port` 0 takes a free one. `state` is the folder for what people do; without it there is one per course in the
    user's data folder. `open_date` is the first date shown; without it the day that a rehearsal in the state folder
    names, or today, or the start of the course if that is later. `say` gets lines for the terminal; the line with the
    address comes when the player answers.
    Raises CannotStart or reading.unpack.Unreadable with a message for the operator, before anything is served.
    """
    say(f"Reading {tarball.name} …")
    files = read_tarball(tarball)
    course = compose(files)
    for odd in files.odd:
        say(str(odd))
    folder = state or _state_folder(course)
    played = _rehearsed(folder)
    door = _bind(port)
    actual = int(door.getsockname()[1])
    _make(folder)
    # Local days, as everywhere in the player: the start of a day here is still the day before in UTC.
    today = max(date.today(), course.start.astimezone(ZoneInfo(settings.TIME_ZONE)).date())
    say("Preparing people's work …")
    first_day = open_date or (played.opens if played else today)
    prepare(files, course, folder, port=actual, open_date=first_day, rehearsed=played)
    application = _application(say)
    server = waitress.create_server(
        application, sockets=[door], threads=THREADS, max_request_body_size=settings.LARGEST_BODY, ident=None
    )
    address = f"http://{HOST}:{actual}/"
    say(f"What people do is kept in {folder}")
    say(f"{visible(course.title)}: {address} (this computer only; Ctrl+C ends it)")
    if browser:
        Thread(target=webbrowser.open, args=[address], daemon=True).start()
    server.run()


def _application(say: Callable[[str], None]) -> WSGIApplication:
    """Load what needs Django and say what the operator should know."""
    from django.core.wsgi import get_wsgi_application

    from course_export.preview import store
    from course_export.preview.library import library

    found = library()
    for key, reason in found.failed.items():
        say(f"{key} does not load: {reason}")
    old = [block for block in store.edited_blocks() if block not in found.definitions]
    if old:
        say(f"{len(old)} edited component(s) belong to another version of this course; the edits are kept, not shown.")
    return get_wsgi_application()


def _bind(port: int) -> socket.socket:
    """Take the port before anything is prepared, so that a taken one is known at once."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
    except (OSError, OverflowError) as error:
        found.close()
        raise CannotStart(f"port {port} of {HOST} cannot be used ({error}); choose another with --port") from error
    return found


def _state_folder(course: Course) -> Path:
    name = re.sub(r"[^\w.-]", "_", str(course.key))
    return Path(platformdirs.user_data_dir("lotse", appauthor=False)) / "preview" / name


def _rehearsed(state: Path) -> rehearsed.Rehearsed | None:
    try:
        return rehearsed.read(state)
    except ValueError as error:
        raise CannotStart(str(error)) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotStart(f"{folder}: the folder for people's work cannot be made ({error.strerror})") from error
