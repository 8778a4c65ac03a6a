"""The words of a paragraph with their emphasis."""

import pytest

from course_export.documents.inline import Run, plain, runs
from tests.documents.making import VALUES, page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [Run("a")]),
        ("**a** b", [Run("a", bold=True), Run(" b")]),
        ("*a **b** c*", [Run("a ", italic=True), Run("b", True, True), Run(" c", italic=True)]),
        ("a\nb\\\nc", [Run("a"), Run(" "), Run("b"), Run(" "), Run("c")]),
        ("**[a](https://b.org)**", [Run("a", bold=True), Run(" (https://b.org)", bold=True)]),
        ("[a]({{contact.url}})", [Run("a"), Run(" (https://example.org/?a=1&b=2)")]),
        ("`a` &amp; {{contact.place}}", [Run("a"), Run(" & Rathaus <7> & mehr")]),
    ],
)
def test_each_stretch_of_text_has_its_style(text: str, expected: list[Run]) -> None:
    (token,) = (token for token in page(text).text.tokens if token.type == "inline")
    assert list(runs(token, VALUES.__getitem__)) == expected
    assert plain(token, VALUES.__getitem__) == "".join(run.text for run in expected)
