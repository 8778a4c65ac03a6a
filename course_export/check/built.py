"""A programme as its author writes it: built in memory, so that the course can be checked, its texts read as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from course_export.build import build
from course_export.check.passages import from_markdown
from course_export.check.texts import UnitText
from course_export.errors import Problems, Refused
from course_export.programme.addresses import addresses
from course_export.programme.load import load
from course_export.programme.order import Order
from course_export.programme.pages import Page
from course_export.programme.source import split_page
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Finding
from course_export.reading.follow import read
from course_export.reading.unpack import Archive
from course_export.tarball.archive import TooRepetitive


class ProgrammeProblem(Finding):
    """The files of a programme do not fit together, so no course can be built from them."""

    text = "{message}"


def course(folder: Path, language: str, today: date) -> CourseFiles | list[Finding]:
    """Return the course of a programme, as if it began today, or what keeps it from being built. Raises WrongOrder."""
    try:
        built = build(folder, Order(language, org="Lotse", run="check", start=today))
    except Refused as error:
        # A problem with its allowed values is one line of text.
        return [
            ProgrammeProblem(problem.file, problem.line, problem.message, problem.allowed) for problem in error.problems
        ]
    except TooRepetitive as error:
        return [ProgrammeProblem.at(folder.name, message=error)]
    unpacked = sum(map(len, built.files.values()))
    return read(Archive(built.files, (), len(built.tarball), unpacked), built.name)


def texts(folder: Path, language: str) -> Iterator[UnitText]:
    """Yield the texts of a programme that can be built."""
    programme = load(folder, language)
    units = addresses(programme.structure, programme.texts)
    for page in programme.texts.all():
        name = units.get(page.path.resolve())
        if name:
            yield _text(name, page)


def _text(name: str, page: Page) -> UnitText:
    file = page.source.file
    parts = split_page(page.path.read_text(encoding="utf-8-sig"), file, Problems())
    passages = list(from_markdown(page.text.tokens, file, parts[2] if parts else 1))
    sources = [origin.title for origin in page.head.sources.values()]
    return UnitText(name, page.head.title, page.head.minutes, page.head.review_by, file, passages, sources)
