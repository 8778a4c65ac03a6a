"""What operating systems and editors leave behind is no part of a course."""

import pytest

from course_export.reading.leftovers import without_leftovers
from course_export.reading.unpack import Archive


@pytest.mark.parametrize(
    "path",
    [
        "._course.xml",
        "vertical/._a.xml",
        "static/.DS_Store",
        "static/pictures/Thumbs.db",
        "about/overview.html~",
        "__MACOSX/course/._a",
    ],
)
def test_a_leftover_is_taken_out_and_named(path: str) -> None:
    archive, left = without_leftovers(Archive({path: b"a", "course.xml": b"<course/>"}, (), 1, 2))
    assert (list(archive.files), left) == (["course.xml"], (path,))
    archive, left = without_leftovers(Archive({}, (path, "README"), 1, 2))
    assert (archive.beside, left) == (("README",), (path,))


@pytest.mark.parametrize("path", ["static/.hidden", "static/a.DS_Store", "html/_a.html", "static/thumbs.db.png", "a~b"])
def test_everything_else_stays(path: str) -> None:
    archive, left = without_leftovers(Archive({path: b"a"}, (), 1, 1))
    assert (list(archive.files), left) == ([path], ())
