"""What a problem says, for those who cannot be shown the problem itself."""

import pytest

from course_export.reading.plain_text import lines
from course_export.reading.unpack import parse_xml


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (
            "<numericalresponse answer='3'><label>Wie <b>viele</b>?</label><formulaequationinput/></numericalresponse>",
            ["Wie viele?"],
        ),
        ("<p>A<br/>B</p>C<p>D</p>E", ["A B", "C", "D", "E"]),
        ("<choice correct='true'>Ja<choicehint>Gut.</choicehint> doch</choice>", ["Ja doch"]),
        ("<script type='loncapa/python'>answer = 3</script><p>Was?</p><solution>Drei</solution>", ["Was?"]),
        ("<p>Wo? <img src='/static/a.png' alt='Karte'/></p>", ["Wo? [Karte]"]),
        ("<optioninput options=\"('Rot', 'Blau')\" correct='Rot'/>Ende", ["Rot", "Blau", "Ende"]),
        ("<!-- nichts --><?php nichts ?>", []),
    ],
)
def test_lines(xml: str, found: list[str]) -> None:
    assert lines(parse_xml(f"<problem>{xml}</problem>".encode(), "x")) == found
