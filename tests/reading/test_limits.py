"""What is endless is refused before it is a tree; what courses have is not."""

from pathlib import Path

import pytest

from course_export.reading.follow import read_tarball
from course_export.reading.limits import MOST_ATTRIBUTES, MOST_ELEMENTS, TooMuch, check
from course_export.reading.unpack import UnsafeArchive
from tests.course_export.making import grundprogramm
from tests.reading.endless import REFUSED


@pytest.mark.parametrize("name", REFUSED)
def test_endless_archives_are_refused(name: str, tmp_path: Path) -> None:
    make, reason = REFUSED[name]
    path = tmp_path / "course.tar.gz"
    path.write_bytes(make())
    with pytest.raises(UnsafeArchive, match=f"^course.tar.gz: .*{reason.replace('.', '[.]')}"):
        read_tarball(path)


def test_a_large_programme_is_far_from_every_limit() -> None:
    files = grundprogramm().files
    many = {f"{path.rpartition('.')[0]}-{n}.{path.rpartition('.')[2]}": files[path] for path in files for n in range(2)}
    check(many, "static/lotse-manifest.json")


@pytest.mark.parametrize("more", [0, 1])
def test_elements_of_all_files_count_together(more: int) -> None:
    half = MOST_ELEMENTS // 2
    files = {"a.xml": b"<a>" + b"<b/>" * (half - 1) + b"</a>", "html/b.html": b"<p>" * (half - 2 + more)}
    if more:
        with pytest.raises(TooMuch, match="html/b.html: up to here"):
            check(files, "m.json")
    else:
        check(files, "m.json")


def test_attributes_just_few_enough() -> None:
    inside = b" ".join(b'a%d=""' % number for number in range(MOST_ATTRIBUTES))
    check({"a.xml": b"<a " + inside + b"/>"}, "m.json")


def test_what_is_not_well_formed_is_left_to_the_readers() -> None:
    check({"a.xml": b"<a>" * 9 + b"<", "b.xml": b"", "c.html": b"", "d.json": b"{"}, "m.json")


def test_files_that_are_only_kept_may_hold_anything() -> None:
    check({"static/a.html": b"<b>" * 200_000, "static/b.json": b'"a":' * 30_000}, "m.json")
