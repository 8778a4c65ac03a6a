"""The small course of the player's tests as its reader gives it."""

from course_export.reading.files import CourseFiles
from course_export.reading.follow import read
from course_export.reading.unpack import Archive
from tests.preview.course import FILES


def files(**changes: str | None) -> CourseFiles:
    """Read the small course; `changes` replaces files by path, None leaves one out."""
    found = {
        name: text.encode(errors="surrogateescape") for name, text in {**FILES, **changes}.items() if text is not None
    }
    return read(Archive(found, (), 10_000, sum(map(len, found.values()))), "course.tar.gz")
