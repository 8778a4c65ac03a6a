"""Pages to print and files to keep, as a browser gets them."""

from xblocks.kit import downloads


def test_a_page_is_shown() -> None:
    answer = downloads.page("<p>größer</p>")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.body.decode("utf-8") == "<p>größer</p>"
    assert "Content-Disposition" not in answer.headers


def test_a_text_is_kept_under_its_name() -> None:
    answer = downloads.file("größer\n", "dog-tax.csv", "text/csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dog-tax.csv"'
    assert answer.body == b"gr\xc3\xb6\xc3\x9fer\n"


def test_a_file_that_is_no_text_comes_byte_by_byte() -> None:
    answer = downloads.binary(b"PK\xff\x00", "dog-tax.xlsx", "application/vnd.ms-excel")
    assert answer.headers["Content-Type"] == "application/vnd.ms-excel"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dog-tax.xlsx"'
    assert (answer.body, answer.headers["Content-Length"]) == (b"PK\xff\x00", "4")
