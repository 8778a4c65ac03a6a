"""The list below a picture."""

from xblocks.drawing.listing import described, numbered


def test_numbers_names_and_words_are_escaped():
    assert numbered([(3, "<b>", 'a & "b"'), (1, "x", "y")]) == (
        '<ol class="lotse-grid-names"><li value="3">&lt;b&gt; <span>(a &amp; &quot;b&quot;)</span></li>'
        '<li value="1">x <span>(y)</span></li></ol>'
    )


def test_what_is_said_stands_below_its_name():
    assert described([("<b>", ["a & b", "c"]), ("d", [])]) == (
        '<ol class="lotse-grid-names"><li value="1"><strong>&lt;b&gt;</strong><br> a &amp; b<br> c</li>'
        '<li value="2"><strong>d</strong><br> –</li></ol>'
    )
