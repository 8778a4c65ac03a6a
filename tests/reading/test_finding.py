"""Findings are problems with a kind: they fill the text of their kind, and say where they are."""

from course_export.reading.finding import Concern, kinds
from course_export.reading.follow import NestedTooDeep, PointerWithoutFile


def test_a_finding_fills_the_text_of_its_kind() -> None:
    found = PointerWithoutFile.at("a.xml", 3, node="<html>", path="html/b.html")
    assert str(found) == "a.xml:3: <html> needs html/b.html, which is not in the archive"
    assert (found.kind, found.concern) == ("PointerWithoutFile", Concern.LOSS)


def test_without_a_line_the_file_as_a_whole_is_meant() -> None:
    found = [NestedTooDeep.at("a.xml", *line, node="<html>") for line in ((), (None,), (0,))]
    assert {finding.line for finding in found} == {0}
    assert set(map(str, found)) == {"a.xml: <html> is nested too deeply; what is in it was not checked"}


def test_every_kind_is_known() -> None:
    assert {PointerWithoutFile, NestedTooDeep} <= set(kinds())
