"""Each rule finds what breaks it, and no rule finds anything else."""

import re
from datetime import date
from pathlib import Path

import pytest

from course_export.check.run import check_archive
from course_export.reading.finding import kinds
from tests.check.case import Case
from tests.check.changes import CASES
from tests.check.course import good, pack

TODAY = date(2026, 11, 25)
# Shown by tests of their own: it is not the files that are wrong.
ELSEWHERE = {"WrongFileName", "ProgrammeProblem"}


def test_the_good_course_has_no_findings(tmp_path: Path) -> None:
    found = check_archive(pack(good(), tmp_path / "course.tar.gz"), TODAY)
    assert list(map(str, found.findings)) == []
    assert found.blocks["lotse_self_assessment"] == 1


def test_what_studio_notes_at_a_copied_block_is_no_finding(tmp_path: Path) -> None:
    """Pasting inside a course is enough for it to be exported."""
    books = (
        rb'<\1 copied_from_block="block-v1:A+B+C+type@html+block@d" copied_from_version="3" downstream_customized="[]"'
    )
    noted = re.compile(rb"<(lotse_\w+|problem|html|vertical)(?= [^>]*display_name=)")  # a pointer has a url_name alone
    files = good()
    touched = [name for name, content in files.items() if name.endswith(".xml") and noted.search(content)]
    assert {"problem", "vertical"} <= {name.partition("/")[0] for name in touched}
    for name in touched:
        files[name] = noted.sub(books, files[name])
    found = check_archive(pack(files, tmp_path / "course.tar.gz"), TODAY).findings
    assert list(map(str, found)) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_change_is_found_and_nothing_else(tmp_path: Path, case: Case) -> None:
    files = good()
    case.change(files)
    found = check_archive(pack(files, tmp_path / "course.tar.gz"), TODAY).findings
    expected = set(case.kinds.split())
    shown = [f"{finding.file}:{finding.line}: {finding.kind}: {finding.message}" for finding in found]
    assert {finding.kind for finding in found} == expected, "\n".join(shown)
    if case.place:
        first = case.kinds.split()[0]
        places = {f"{each.file}:{each.line}" if each.line else each.file for each in found if each.kind == first}
        assert case.place in places


def test_every_kind_has_a_change() -> None:
    shown = {kind for case in CASES.values() for kind in case.kinds.split()}
    assert {kind.__name__ for kind in kinds()} - shown == ELSEWHERE


@pytest.mark.parametrize("name", ["course.tgz", "course.tar"])
def test_studio_takes_only_two_endings(tmp_path: Path, name: str) -> None:
    found = check_archive(pack(good(), tmp_path / name), TODAY).findings
    assert [finding.kind for finding in found] == ["WrongFileName"]
