"""Tables for office programs: what people wrote stays what it is, in LibreOffice with the settings of three countries."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.documents import office
from xblocks.kit.tables import Cell, Heads, table

# The number of a locale in LibreOffice, and the language of courses there.
LOCALES = {"de-DE": (1031, "de"), "da-DK": (1030, "da"), "en-US": (1033, "en")}
SEPARATORS = {"de": ";", "da": ";", "en": ","}
TEXTS = [
    "plain", "12.5", "12,5", "3/4", "1-2", "007", "1E5", "MARCH1", "2027-01-11", "11.1.2027", "1.000", "50 %", "5 €",
    "TRUE", "wahr", "#N/A", "'quoted", 'a "b" c', "größer – æøå 🎉", "a;b", "a,b", "a\tb", "a|b", "two\nlines", " blank ",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1", " =1+1", "a,=1+1,b", "a;=1+1;b", "a\t=1+1", "a|=1+1", "a\n=1+1",
    "a\r\n=1+1", 'a",=1+1,"b', 'a";=1+1;"b', "a, =1+1", "=,=1", "=HYPERLINK(\"http://x\";\"y\")", "=cmd|' /C calc'!A0", "＝1+1",
]  # fmt: skip
NUMBERS: list[Cell] = [0, 39.5, 0.1, 1440, 10**9, 0.005]


def said(rows: list[list[Cell]], language: str) -> str:
    answer = table(rows, "name", "csv", language)
    assert answer.content_type == "text/csv" and answer.headers["Content-Disposition"].endswith('"name.csv"')
    return answer.body.decode("utf-8-sig")


def workbook(rows: list[list[Cell]]) -> list[list[object]]:
    answer = table(rows, "name", "xlsx", "de")
    assert answer.content_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert answer.headers["Content-Disposition"].endswith('"name.xlsx"')
    return read(answer.body)


def read(content: bytes) -> list[list[object]]:
    """The cells of a workbook; a formula comes back as its text with its kind."""
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    return [[("formula", cell.value) if cell.data_type == "f" else cell.value for cell in row] for row in sheet.rows]


@pytest.mark.parametrize(("language", "expected"), [("de", "39,5;1440;"), ("da", "39,5;1440;"), ("en", "39.5,1440,")])
def test_separator_and_decimal_sign_belong_together(language: str, expected: str) -> None:
    assert said([[39.5, 1440, None]], language) == f"{expected}\r\n"
    assert said([[39.5, 1440, None]], f"{language}-AT") == f"{expected}\r\n"


def test_a_language_without_settings_is_written_as_the_world_does() -> None:
    assert said([[39.5, "a"]], "fr") == said([[39.5, "a"]], "") == '39.5,"a"\r\n'


def test_a_day_is_one_in_every_language() -> None:
    assert said([[date(2027, 1, 11)]], "de") == "2027-01-11\r\n"


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r")), min_size=1), max_size=4))
def test_csv_gives_back_each_text_but_for_apostrophes(rows: list[list[str]]) -> None:
    for language, separator in SEPARATORS.items():
        found = list(csv.reader(io.StringIO(said([*rows], language), newline=""), delimiter=separator))
        assert [[cell.replace("'", "") for cell in row] for row in found] == [
            [cell.replace("'", "") for cell in row] for row in rows
        ]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("text", FORMULAS)
def test_no_reader_takes_a_text_for_a_formula(text: str, separator: str) -> None:
    """Whatever separator it expects, and whether it knows quotes or not."""
    for language in SEPARATORS:
        content = said([[text, "x", text]], language)
        quoted = [cell for row in csv.reader(io.StringIO(content, newline=""), delimiter=separator) for cell in row]
        bare = [cell.strip('"') for line in content.splitlines() for cell in line.split(separator)]
        for cell in (*quoted, *bare):
            assert not cell.lstrip().startswith(("=", "+", "-", "@")), (content, cell)


def test_a_workbook_holds_what_was_written() -> None:
    rows: list[list[Cell]] = [Heads(["=Head", "b"]), [text for text in TEXTS], [*FORMULAS], [*NUMBERS, None]]
    rows.append([date(2027, 1, 11), "x" * 40_000, "_x0041_", "http://example.org", "\x0b"])
    found = workbook(rows)
    assert found[0][:2] == ["=Head", "b"]
    assert found[1][: len(TEXTS)] == TEXTS
    assert found[2][: len(FORMULAS)] == [text.replace("\r\n", "\n").replace("\r", "\n") for text in FORMULAS]
    assert found[3][: len(NUMBERS) + 1] == [*NUMBERS, None]
    assert str(found[4][0]).startswith("2027-01-11")
    assert found[4][1] == "x" * 32_767 and found[4][2:4] == ["_x0041_", "http://example.org"]


def test_days_before_the_calendar_of_workbooks_are_texts() -> None:
    assert workbook([[date(1899, 12, 31), date(1, 1, 1)]]) == [["1899-12-31", "0001-01-01"]]


def test_an_empty_table_is_a_file_as_well() -> None:
    assert workbook([]) in ([], [[None]]) and said([], "de") == ""


def in_office(files: dict[str, bytes], folder: Path, *reading: str) -> dict[str, list[list[object]]]:
    """What LibreOffice reads in files, by name."""
    return {name: read(path.read_bytes()) for name, path in office.converted(files, folder, "xlsx", *reading).items()}


def csv_filter(separators: str, locale: int, *, texts: bool) -> str:
    """Options of LibreOffice's import: separators, quotes, UTF-8, first line, columns, locale, quoted is text, numbers."""
    signs = "/".join(str(ord(sign)) for sign in separators)
    return f"--infilter=CSV:{signs},34,76,1,,{locale},{str(texts).lower()},false"


@pytest.mark.parametrize("name", LOCALES)
def test_libreoffice_reads_texts_as_texts_and_numbers_as_numbers(name: str, tmp_path: Path) -> None:
    locale, language = LOCALES[name]
    rows: list[list[Cell]] = [[*TEXTS], [*NUMBERS], [date(2027, 1, 11)]]
    content = table(rows, "a", "csv", language).body
    found = in_office({"a.csv": content}, tmp_path, csv_filter(SEPARATORS[language], locale, texts=True))["a.csv"]
    assert [str(cell) for cell in found[0]][: len(TEXTS)] == TEXTS
    assert found[1][: len(NUMBERS)] == NUMBERS
    assert str(found[2][0]).startswith("2027-01-11")


@pytest.mark.parametrize("name", LOCALES)
def test_libreoffice_finds_no_formula_whatever_it_is_told(name: str, tmp_path: Path) -> None:
    locale, language = LOCALES[name]
    content = table([[text, "x", text] for text in FORMULAS], "a", "csv", language).body
    for number, (separators, texts) in enumerate([(",", False), (";", True), (",;\t|", False)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (found,) = in_office({"a.csv": content}, folder, csv_filter(separators, locale, texts=texts)).values()
        assert not [cell for row in found for cell in row if isinstance(cell, tuple)]


def test_libreoffice_opens_the_workbook(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [Heads(["a"]), [*TEXTS], [*FORMULAS], [*NUMBERS]]
    (found,) = in_office({"a.xlsx": table(rows, "a", "xlsx", "de").body}, tmp_path).values()
    assert found[1][: len(TEXTS)] == TEXTS and found[3][: len(NUMBERS)] == NUMBERS
    assert not [cell for row in found for cell in row if isinstance(cell, tuple)]
