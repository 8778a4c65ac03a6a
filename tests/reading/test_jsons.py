"""JSON in which nothing can get lost, and the lines of what stands in it."""

import pytest

from course_export.reading.jsons import read_json

TEXT = """{
 "a": {"x": 1,
  "ü": 2},
 "b": {"x": 3, "\\u00fc": 4}
}"""


@pytest.mark.parametrize(
    ("keys", "expected"),
    [((), 0), (("a",), 2), (("a", "x"), 2), (("b", "x"), 4), (("a", "ü"), 3), (("b", "ü"), 4), (("c",), 0)]
    + [(("b", "y"), 4), (("b", "a"), 4)],
)
def test_a_key_is_found_on_its_line(keys: tuple[str, ...], expected: int) -> None:
    assert read_json("p.json", TEXT.encode()).line(*keys) == expected


@pytest.mark.parametrize(
    ("data", "error", "line"),
    [
        (b"{", "Expecting property name enclosed in double quotes", 1),
        (b"{\n\n,", "Expecting property name enclosed in double quotes", 3),
        (b"\xff", "not UTF-8 (byte 0)", 0),
        (b'{"a": NaN}', "NaN is not a number", 0),
        (b'{"a": -Infinity}', "-Infinity is not a number", 0),
        (b'["\\ud800"]', "U+D800", 0),
        (b'{"\\u0000": 1}', "U+0000", 0),
        (b"[" * 100_000, "recursion", 0),
    ],
)
def test_what_is_not_readable_says_why(data: bytes, error: str, line: int) -> None:
    found = read_json("p.json", data)
    assert (found.value, found.error_line) == (None, line)
    assert error in found.error


def test_keys_that_stand_twice_are_named_once() -> None:
    found = read_json("p.json", b'{"a": 1, "a": 2, "b": {"c": 1, "c": 2, "c": 3}}')
    assert found.value == {"a": 2, "b": {"c": 3}}
    assert sorted(found.twice) == ["a", "c"]
