"""The archive itself: its name, its size, and files that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding
from course_export.tarball.archive import HIGHEST_RATIO

_READ_FOLDERS = ("about/", "info/", "tabs/", "custom_tags/", "static/", "drafts/", "static_import/")
_READ_FILES = frozenset({"policies/assets.json", "assets/assets.xml", "grading_policy.json", "tags.csv"})


class WrongFileName(Finding):
    """Studio takes a course only under a name that ends in `.tar.gz` or `.zip`."""

    text = "the name has to end in .tar.gz or .zip"


class RatioHigh(Finding):
    """The platform refuses an archive that unpacks to more than 200 times its size; repetitive texts can reach that.
    Half of it is the limit here, because the platform measures in its own way."""

    text = "unpacks to {ratio} times its size; the platform refuses more than 200 as unsafe, the limit here is {limit}"


class FileBeside(Finding):
    """Only files below the folder of course.xml belong to the course; the import leaves others out."""

    concern = Concern.ADVICE
    text = "lies outside the folder of course.xml, so the import leaves it out"


class LeftoversIncluded(Finding):
    """macOS and Windows leave files such as `._course.xml`, `.DS_Store` and `Thumbs.db` behind. The platform passes them
    over, but they are no part of a course, and tell of the computer it was packed on."""

    concern = Concern.ADVICE
    text = (
        "{count} × what an operating system or an editor left behind, such as {first}; "
        "on a Mac, pack with COPYFILE_DISABLE=1 set"
    )


class DraftsIncluded(Finding):
    """Drafts depend on hidden attributes, and each error in them is only logged. A course is shipped published."""

    concern = Concern.ADVICE
    text = "drafts are not imported reliably; publish them first, and export again"


class FileUnread(Finding):
    """A file that nothing in the course refers to is left out by the import, or stays without effect. Often a name
    differs by one letter."""

    concern = Concern.ADVICE
    text = "nothing in the course refers to this file, so it has no effect"


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check the archive as a whole."""
    archive = course.archive
    if not course.name.endswith((".tar.gz", ".zip")):
        yield WrongFileName.at(course.name)
    ratio = archive.unpacked / archive.packed
    if ratio > HIGHEST_RATIO:
        yield RatioHigh.at(course.name, ratio=round(ratio), limit=HIGHEST_RATIO)
    for name in archive.beside:
        yield FileBeside.at(name)
    if course.leftovers:
        yield LeftoversIncluded.at(course.name, count=len(course.leftovers), first=course.leftovers[0])
    if draft := next((path for path in sorted(course.files) if path.startswith("drafts/")), None):
        yield DraftsIncluded.at(draft)
    policies = {f"policies/{course.run}/{name}" for name in ("policy.json", "grading_policy.json")}
    for path in sorted(course.files.keys() - course.used - policies - _READ_FILES):
        if not path.startswith(_READ_FOLDERS):
            yield FileUnread.at(path)
