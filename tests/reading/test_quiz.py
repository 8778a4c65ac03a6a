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
        ("<script>1</script><choiceresponse/>", "not shown by the player: <script>"),
        ("<script/><choiceresponse><b/></choiceresponse>", "not shown by the player: <b>, <script>"),
    ],
)
def test_problems_of_other_kinds_are_refused(inside: str, said: str) -> None:
    with pytest.raises(quiz.UnsupportedProblem, match=said):
        quiz.read(parse_xml(f"<problem>{inside}</problem>".encode(), "problem"))


CHECKBOXES = b"""<problem>
    <!-- an older form --><p>Think.</p>
    <choiceresponse>
        <!-- of the course --><label>What?</label><description>Choose all.</description><p>Twice.</p>
        <checkboxgroup>
            <choice correct="True">a<choicehint selected="TRUE">Yes.</choicehint>
                <choicehint selected="false">Needed.</choicehint></choice>
            <choice correct="true" name="b"><i>b</i><choicehint>Yes, too.</choicehint></choice>
            <choice>c<!-- or not --><choicehint selected="true">No.</choicehint></choice>
        </checkboxgroup>
    </choiceresponse>
    <solution>a &amp; b</solution></problem>"""


def test_all_of_a_question_is_read() -> None:
    question = quiz.read(parse_xml(CHECKBOXES, "problem"))
    assert (question.kind, question.before) == ("multiple", "<p>Think.</p><p>Twice.</p>")
    assert (question.label, question.description, question.solution) == ("What?", "Choose all.", "a &amp; b")
    assert question.options == (
        quiz.Option("choice_0", "a", True, "Yes.", "Needed."),
        quiz.Option("b", "<i>b</i>", True, "Yes, too.", ""),
        quiz.Option("choice_2", "c", False, "No.", ""),
    )
    assert question.names == {"choice_0", "b", "choice_2"}


@pytest.mark.parametrize(
    ("answer", "correct", "remarks"),
    [
        (["b", "choice_0"], True, [("a", "Yes."), ("<i>b</i>", "Yes, too.")]),
        (["b"], False, [("a", "Needed."), ("<i>b</i>", "Yes, too.")]),
        (["choice_0", "b", "choice_2"], False, [("a", "Yes."), ("<i>b</i>", "Yes, too."), ("c", "No.")]),
        ([], False, [("a", "Needed.")]),
    ],
)
def test_all_right_options_and_no_other_make_an_answer_right(
    answer: list[str], correct: bool, remarks: list[tuple[str, str]]
) -> None:
    verdict = quiz.mark(quiz.read(parse_xml(CHECKBOXES, "problem")), answer)
    assert verdict == quiz.Verdict(correct, tuple(quiz.Remark(*remark) for remark in remarks), "a &amp; b")


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
