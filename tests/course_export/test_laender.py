"""The table of the sixteen Länder: whole, with a column only where at most six cells say that the source is missing."""

from lxml import html

from tests.course_export.making import grundprogramm

MISSING = "Quelle fehlt"


def test_each_column_has_all_laender_and_few_gaps() -> None:
    tree = html.fromstring(grundprogramm().files["html/laender-text.html"].decode())
    tables = [rows for table in tree.xpath("//table") if len(rows := table.xpath(".//tbody/tr/td[2]")) == 16]
    gaps = [sum(cell.text_content() == MISSING for cell in rows) for rows in tables]
    assert len(gaps) == 6 and max(gaps) <= 6 and sum(gaps) > 0
    laender = [cell.text_content() for cell in tree.xpath("(//table)[1]//tbody/tr/td[1]")]
    for table in tree.xpath("//table")[:6]:
        assert [cell.text_content() for cell in table.xpath(".//tbody/tr/td[1]")] == laender == sorted(laender)


def test_whoever_checks_the_pages_is_named_before_the_law() -> None:
    tree = html.fromstring(grundprogramm().files["html/laender-text.html"].decode())
    [table] = [table for table in tree.xpath("//table") if "Überwachungsstelle" in table.xpath("string(.//thead)")]
    cells = [cell.text_content() for cell in table.xpath(".//tbody/tr/td[2]")]
    assert not [cell for cell in cells if cell.startswith(("§", "L-BGG", "BayBGG", "HessBGG", "BGG", "LBGG"))]
