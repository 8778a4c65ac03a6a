"""The line of a position in a text, as an editor counts it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.reading.lines import Lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", [1]), ("ab", [1, 1, 1]), ("a\nb\n", [1, 1, 2, 2, 3]), ("\n\nc", [1, 2, 3, 3]), ("a\r\nb", [1, 1, 1, 2, 2])],
)
def test_a_line_goes_up_to_its_line_feed_and_the_next_position_is_the_next_line(text: str, expected: list[int]) -> None:
    lines = Lines(text)
    assert [lines.at(position) for position in range(len(text) + 1)] == expected


@given(st.text(st.sampled_from("aä\n\r\u2028\x0b"), max_size=30), st.integers(0, 30))
def test_only_line_feeds_before_a_position_count(text: str, position: int) -> None:
    assert Lines(text).at(position) == text[:position].count("\n") + 1
