"""A whole check, of an archive or of a programme. Losses and duties fail it; docs/check.md explains all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from course_export.check import built, result, rules, texts
from course_export.check.result import Result
from course_export.check.texts import UnitText
from course_export.errors import Problems
from course_export.programme import extending, places
from course_export.programme.order import WrongOrder
from course_export.reading.files import CourseFiles
from course_export.reading.follow import read_tarball
from course_export.reading.unpack import UnsafeArchive
from course_export.terminal import say, say_json

_ARCHIVES = (".tar.gz", ".tgz", ".tar", ".gz", ".zip")


def run(target: str, *, language: str | None = None, as_json: bool = False, today: date | None = None) -> int:
    """Check a course archive or a programme (in one language, or in all it has), and print what was found.

    Returns the exit status: 0 nothing that fails it, 1 a loss or a duty found, or the archive refused, 2 no such target.
    """
    day = today or date.today()
    say(f"Checking {target} …", err=True)
    try:
        found = [check_archive(Path(target), day)] if _is_archive(target) else list(_programme(target, language, day))
    except UnsafeArchive as error:
        if as_json:
            say_json({"refused": str(error)})
        else:
            say(f"Refused: {error}", err=True)
        return 1
    except WrongOrder as error:
        say(str(error), err=True)
        return 2
    if as_json:
        say_json([result.for_machines(each) for each in found])
    else:
        say("\n\n".join(map(result.in_words, found)))
    return 0 if all(each.is_good for each in found) else 1


def check_archive(path: Path, today: date) -> Result:
    """Check a course archive. Raises UnsafeArchive."""
    return _check(read_tarball(path), None, today)


def _programme(target: str, language: str | None, today: date) -> Iterator[Result]:
    folder = places.find(target)
    for each in [language] if language else extending.read(folder, Problems()).languages():
        course = built.course(folder, each, today)
        if isinstance(course, CourseFiles):
            yield _check(course, list(built.texts(folder, each)), today)
        else:
            yield Result(folder.name, each, 0, {}, course, ())


def _check(course: CourseFiles, read: list[UnitText] | None, today: date) -> Result:
    """Run all rules; `read` are the texts, if there is something better than the course's own HTML."""
    findings = rules.findings(course)
    language = str(course.own_settings.get("language") or "")
    units = texts.report(texts.of_course(course) if read is None else read, language, today)
    findings += [finding for unit in units for finding in unit.findings]
    return result.result(course, findings, units, language)


def _is_archive(target: str) -> bool:
    return target.endswith(_ARCHIVES) or (Path(target).is_file() and Path(target).name != places.STRUCTURE)
