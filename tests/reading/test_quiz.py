"""Native problems: the three kinds are read and marked, others are refused by name."""

import pytest

from course_export.reading import quiz
from course_export.reading.unpack import parse_xml


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("", "found: none"),
        ("<stringresponse answer='x'/>", "stringresponse"),
        ("<choiceresponse/><optionresponse/>", "choiceresponse, optionresponse"),
        ("<choiceresponse><checkboxgroup><choice>a</choice></checkboxgroup></choiceresponse>", "at least two options"),
        ("<optionresponse><optioninput options=\"('a','b')\" correct='a'/></optionresponse>", "an element of its own"),
        ("<script>1</script><choiceresponse/>", "<script>"),
    ],
)
def test_problems_of_other_kinds_are_refused(inside: str, said: str) -> None:
    with pytest.raises(quiz.UnsupportedProblem, match=said):
        quiz.read(parse_xml(f"<problem>{inside}</problem>".encode(), "problem"))


def test_a_question_before_its_answers_is_found_too() -> None:
    question = quiz.read(
        parse_xml(
            b"""<problem><p>First <b>read</b> this.</p><label>What then?</label><multiplechoiceresponse>
            <choicegroup><choice correct="true" name="x">a &lt; b</choice><choice correct="false">b</choice></choicegroup>
            </multiplechoiceresponse><solution><p>Because.</p></solution></problem>""",
            "problem",
        )
    )
    assert (question.before, question.label) == ("<p>First <b>read</b> this.</p>", "What then?")
    assert [(option.name, option.html) for option in question.options] == [("x", "a &lt; b"), ("choice_1", "b")]
    assert quiz.mark(question, ["x"]) == quiz.Verdict(True, (), "<p>Because.</p>")
