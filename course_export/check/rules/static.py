"""Files of static/: the platform keeps them in one flat folder."""

from __future__ import annotations

from collections.abc import Iterator

from course_export.reading.elements import asset_name
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding


class StaticCollision(Finding):
    """Folders in static/ are flattened and odd characters become `_`; of two files with the same new name only one is
    kept."""

    text = "becomes {name}, as {other} does, so one of them is lost"


class StaticRenamed(Finding):
    """A file whose name changes on import is found under the new one only, wherever the name is not written as a
    `/static/` link."""

    concern = Concern.ADVICE
    text = "is called {name} after the import"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the names that files of static/ get on import."""
    taken: dict[str, str] = {}
    for path in sorted(course.files):
        if path.startswith("static/"):
            name = asset_name(path.removeprefix("static/"))
            other = taken.setdefault(name, path)
            if other != path:
                yield StaticCollision.at(path, name=name, other=other)
            elif name != path.removeprefix("static/"):
                yield StaticRenamed.at(path, name=name)
