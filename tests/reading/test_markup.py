"""HTML as it is written: which attributes there are, how their values are written, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.reading.markup import attributes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<img src="a" ALT=\'b "c"\'>', [("src", "a"), ("alt", 'b "c"')]),
        ("<a href=/static/a download>b</a>", [("href", "/static/a"), ("download", "")]),
        ("<a/b='c'/>", [("b", "c")]),
        ("<p title='a > b'>", [("title", "a > b")]),
        ("<p title = '&quot;'>", [("title", "&quot;")]),
        ("<!-- <a b='c'> --><a d='e'>", [("d", "e")]),
        ("<script src='a'>'<b c=\"d\">'</script><b e='f'>", [("src", "a"), ("e", "f")]),
        ("<scripted a='b'><c d='e'>", [("a", "b"), ("d", "e")]),
        ("1 < 2 and a='b' &lt;c d='e'&gt;", []),
        ("<a b='c", [("b", "")]),
        ("<!-- <a b='c'>", []),
    ],
)
def test_attributes_as_they_are_written(text: str, found: list[tuple[str, str]]) -> None:
    assert [(each.name, each.value) for each in attributes(text)] == found


@given(st.text(alphabet="<>/='\" ab!-script\n"))
def test_each_is_where_it_says(text: str) -> None:
    for each in attributes(text):
        if each.value:
            assert text[each.start :].lstrip("\"'").startswith(each.value.lstrip("\"'"))
