"""olxcleaner, the checker that Studio itself can run on an upload."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from olxcleaner import validate
from olxcleaner.exceptions import CourseError

from course_export.check.rules import structure
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Finding, Severity

_READ = ("html/", "policies/")
# Kinds that say the same as an error of olxcleaner, with a line: olxcleaner's own is then left out.
_SAME = {
    "BadEntry": "PolicyShape",
    "BadJumpToLink": "JumpTargetMissing",
    "BadPolicy": "JsonUnreadable",
    "BadPolicyFormat": "PolicyShape",
    "DuplicateHTMLName": "UrlNameTwice",
    "DuplicateURLName": "UrlNameShared",
    "EmptyTag": "ChildlessContainer ProblemUnsupported",
    "FileDoesNotExist": "PointerWithoutFile",
    "GradingPolicyIssue": "GradingIncomplete GraderIncomplete",
    "InvalidPointer": "ChildlessContainer CourseRootNotPointer",
    "InvalidSetting": "DateIncomplete StartMissing ValueWrong",
    "MissingDisplayName": "DisplayNameMissing",
    "MissingFile": "CourseImageMissing StaticMissing",
    "MissingURLName": "CourseRootIncomplete UrlNameMissing",
    "NonFlatURLName": "UrlNameRisky",
    "NoRunName": "CourseRootIncomplete",
    "PointerAlreadyPointedAt": "PointerToPointer",
    "PolicyNotFound": "PolicyMissing GradingMissing",
    "PolicyRefNotFound": "CourseRootNotPointer PolicyOfNobody",
    "SelfPointer": "PointerToPointer",
    "TagMismatch": "PointerOtherTag",
    "UnexpectedTag": "ChildMisplaced ProcessingInstruction StrayChild UnknownType",
}
# With these, olxcleaner could read files outside the course, or never end.
_UNSAFE = frozenset({"CourseKeyWrong", "NestedTooDeep", "SequentialReused", "UrlNameTwice", "XmlUnreadable"})


class CleanerError(Finding):
    """olxcleaner, which Studio can run on every upload, finds an error; a site that does so refuses the course."""

    text = "olxcleaner: {name}: {description}"


class CleanerWarning(Finding):
    """olxcleaner finds something that works, but not as the author probably wants."""

    severity = Severity.WARNING
    text = "olxcleaner: {name}: {description}"


class CleanerNote(Finding):
    """olxcleaner knows a better way to write something."""

    severity = Severity.NOTE
    text = "olxcleaner: {name}: {description}"


class CleanerFailed(Finding):
    """olxcleaner itself breaks on this course, so nobody knows what it would have found."""

    severity = Severity.WARNING
    text = "olxcleaner breaks on this course: {error}"


class CleanerSkipped(Finding):
    """olxcleaner follows names and files without care, so it does not get a course that is broken in certain ways.
    Mend the errors, and check again."""

    severity = Severity.NOTE
    text = "olxcleaner was not run, because of {kinds}"


def check(course: CourseFiles, found: Sequence[Finding]) -> Iterator[Finding]:
    """Run olxcleaner on a copy of the course that is removed again; `found` is what the other rules say."""
    kinds = {finding.kind for finding in found}
    unsafe = sorted(kinds & _UNSAFE)
    if any(
        ".." in name or "/" in name for node in course.nodes for name in (node.name, node.element.get("filename", ""))
    ):
        unsafe.append("names with “..” or “/”")
    if unsafe:
        yield CleanerSkipped.at(course.name, kinds=", ".join(unsafe))
        return
    with TemporaryDirectory(prefix="lotse-check-") as folder:
        _write(course, Path(folder))
        try:
            _course, store, _names = validate(folder, allowed_xblocks=sorted(structure.known_types()))
        except Exception as error:  # noqa: BLE001 - olxcleaner is as old as 2019; Studio, too, goes on when it breaks
            yield CleanerFailed.at(course.name, error=f"{type(error).__name__}: {error}")
            return
    for told in store.errors:
        if not kinds & set(_SAME.get(told.name, "").split()):
            yield _finding(told, folder)


def _write(course: CourseFiles, folder: Path) -> None:
    """Write what olxcleaner reads; of files in static/ it looks only at the names."""
    for path, data in course.files.items():
        if path in course.xml or path.startswith((*_READ, "static/")):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"" if path.startswith("static/") else data)


def _finding(error: CourseError, folder: str) -> Finding:
    kind = {"ERROR": CleanerError, "WARNING": CleanerWarning}.get(error.level, CleanerNote)
    file = str(error.filename).removeprefix(f"{folder}/")
    return kind.at(file, name=error.name, description=error.description)
