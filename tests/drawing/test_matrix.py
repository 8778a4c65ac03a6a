"""A matrix as a table: what stands where is said cell by cell, and how good it is not by colour alone."""

from lxml import html

from tests.drawing.pictures import HOSTILE, readable
from tests.markup import problems
from xblocks.drawing.matrix import Cell, Line, MatrixWords, matrix

WORDS = MatrixWords(
    "Maßnahmen in vier Bildern", "Maßnahme", ["1 Zeit", "2 Kleine Besetzung"], ["Mittel", "Klasse"], lang="de"
)
ROWS = [
    Line(1, "Fallwissen aufschreiben", [Cell("+2", "good"), Cell("+1", "fair")], ["1,5", "robust"]),
    Line(7, "Zweites Bürgerbüro", [Cell("0", "even"), Cell("−2", "bad")], ["−1", "schwach"]),
]


def test_the_table_looks_as_it_did(golden):
    """Look at what `--snapshot-update` writes."""
    golden("drawing/matrix.html", readable(matrix(ROWS, WORDS)))


def test_every_value_has_its_row_and_its_column():
    table = html.fragment_fromstring(matrix(ROWS, WORDS))
    assert table.xpath("string(.//caption)") == WORDS.title
    heads = [" ".join(head.text_content().split()) for head in table.xpath(".//thead//th")]
    assert heads == ["Maßnahme", "1 Zeit", "2 Kleine Besetzung", "Mittel", "Klasse"]
    for row, line in zip(table.xpath(".//tbody/tr"), ROWS, strict=True):
        name, *cells = row
        assert name.text_content().split() == [str(line.number), *line.name.split()]
        assert [cell.get("data-label") for cell in cells] == heads[1:]
        assert [cell.text_content() for cell in cells] == [*(cell.text for cell in line.cells), *line.ends]


def test_what_a_value_means_stands_below_it_and_what_its_look_means_below_the_table():
    legend = [("bad", "Abstand ab 2"), ("fair", "Soll erreicht")]
    rows = [
        Line(1, "Servicestelle", [Cell("1", "bad", "Abstand 2, Maßnahme 1")]),
        Line(None, "Soll erreicht", [Cell("0 von 1", "bad")]),
    ]
    words = MatrixWords("Soll und Ist", "Profil", ["C10 · Soll 3"], lang="de", legend=legend)
    found = html.fragment_fromstring(matrix(rows, words))
    assert [" ".join(cell.text_content().split()) for cell in found.xpath(".//td")] == [
        "1 Abstand 2, Maßnahme 1",
        "0 von 1",
    ]
    assert [head.text_content() for head in found.xpath(".//tbody//th")] == ["1 Servicestelle", "Soll erreicht"]
    assert [entry.text_content().strip() for entry in found.xpath(".//ul/li")] == [said for _tone, said in legend]
    looks = [mark.get("class").split()[-1] for mark in found.xpath(".//ul/li/span")]
    assert looks == [f"lotse-{tone}" for tone, _said in legend]


def test_no_rows_no_table():
    assert matrix([], WORDS) == ""


def test_markup_is_text():
    table = matrix(
        [Line(1, HOSTILE, [Cell(HOSTILE, note=HOSTILE)], [HOSTILE])],
        MatrixWords(*[HOSTILE] * 2, [HOSTILE], [HOSTILE], "de", [("good", HOSTILE)]),
    )
    assert html.fragment_fromstring(table).xpath(".//script | .//b") == []
    assert problems(f"<div>{table}</div>") == []
