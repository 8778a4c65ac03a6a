"""The list below a picture."""

from xblocks.drawing.listing import numbered


def test_numbers_names_and_words_are_escaped():
    assert numbered([(3, "<b>", 'a & "b"'), (1, "x", "y")]) == (
        '<ol class="lotse-grid-names"><li value="3">&lt;b&gt; <span>(a &amp; &quot;b&quot;)</span></li>'
        '<li value="1">x <span>(y)</span></li></ol>'
    )
