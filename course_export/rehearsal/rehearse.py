"""`lotse rehearse`: a made-up group works through a course; what comes of it is a state folder for the player."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from course_export import __version__
from course_export.preview.prepare import prepare
from course_export.preview.rehearsed import FILE, Rehearsed, write
from course_export.reading.compose import compose
from course_export.reading.follow import read_tarball
from course_export.rehearsal import script
from course_export.rehearsal.moments import CannotRehearse, day, events_of, programme_of

PREFIX = "rehearsed-"


def rehearse(tarball: Path, out: Path, say: Callable[[str], None]) -> Path:
    """Return the state folder, in `out`, in which the group of a course's programme and language has worked.

    Each course and each version of the texts has a folder of its own, which is made once and never touched again: what
    visitors of the player do stays in it. It appears whole or not at all. Raises CannotRehearse, errors.Refused or
    reading.unpack.Unreadable with what to tell the operator.
    """
    files = read_tarball(tarball)
    course = compose(files)
    texts = script.folder(programme_of(files), course.language)
    if texts is None:
        raise CannotRehearse(f"{tarball.name}: there is no rehearsal for this programme in “{course.language}” yet")
    played = script.read(texts)
    folder = out / f"{PREFIX}{_digest(tarball, texts)}"
    if (folder / FILE).is_file():
        say("The group has worked in this course already; what was done since is kept.")
        return folder
    for earlier in sorted(out.glob(f"{PREFIX}*")):
        say(f"{earlier} belongs to another version of the course or of the rehearsal; it stays as it is.")
    say(f"A made-up group works through {course.title}:")
    events = events_of(files)
    rehearsed = Rehearsed({member.key: member.name for member in played.group.people}, day(played.group.opens, events))
    out.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".rehearsing-", dir=out))
    try:
        write(stage, rehearsed)
        prepare(files, course, stage, open_date=rehearsed.opens, rehearsed=rehearsed)
        _perform(played, events, say)
        stage.rename(folder)
    except BaseException:
        shutil.rmtree(stage, ignore_errors=True)
        raise
    return folder


def _perform(played: script.Script, events: Mapping[str, date], say: Callable[[str], None]) -> None:
    """Play it, in what needs Django, which is set up now."""
    from django.conf import settings
    from django.db import connections
    from django.utils import translation

    from course_export.rehearsal.perform import perform

    with translation.override(settings.LANGUAGE_CODE):
        perform(played, events, say)
    connections.close_all()


def _digest(tarball: Path, texts: Path) -> str:
    """Name a course and the texts of its rehearsal by what they contain."""
    found = hashlib.sha256(__version__.encode())
    for path in (tarball, *sorted(path for path in texts.rglob("*") if path.is_file())):
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()[:12]
