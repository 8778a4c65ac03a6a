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
        ("<choiceresponse partial_credit='EDC'/>", "partial_credit"),
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
            <choice>c<!-- or not --><choicehint selected="true" label="So">No.</choicehint></choice>
            <compoundhint value="a C">Not both.</compoundhint><compoundhint value="A D">Never.</compoundhint>
        </checkboxgroup>
    </choiceresponse>
    <solution>a &amp; b</solution></problem>"""


def test_all_of_a_question_is_read() -> None:
    question = quiz.read(parse_xml(CHECKBOXES, "problem"))
    assert (question.kind, question.before) == ("multiple", "<p>Think.</p><p>Twice.</p>")
    assert (question.label, question.description, question.solution) == ("What?", "Choose all.", "a &amp; b")
    assert question.options == (
        quiz.Option("choice_0", "a", True, (quiz.Hint("Yes."),), (quiz.Hint("Needed."),)),
        quiz.Option("choice_1", "<i>b</i>", True),
        quiz.Option("choice_2", "c", False, (quiz.Hint("No.", "So"),)),
    )
    assert question.names == {"choice_0", "choice_1", "choice_2"}
    assert question.compounds == {frozenset({"choice_0", "choice_2"}): quiz.Hint("Not both.")}


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        (["choice_1", "choice_0"], quiz.Verdict(True, ("Yes.",), "a &amp; b")),
        (["choice_1"], quiz.Verdict(False, ("Needed.",), "a &amp; b")),
        (["choice_1", "choice_2"], quiz.Verdict(False, ("Needed.", "No."), "a &amp; b", label="So")),
        (["choice_0", "choice_2"], quiz.Verdict(False, ("Not both.",), "a &amp; b")),
        ([], quiz.Verdict(False, ("Needed.",), "a &amp; b")),
    ],
)
def test_all_right_options_and_no_other_make_an_answer_right(answer: list[str], verdict: quiz.Verdict) -> None:
    assert quiz.mark(quiz.read(parse_xml(CHECKBOXES, "problem")), answer) == verdict


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
    assert [(option.name, option.html) for option in question.options] == [("choice_x", "a &lt; b"), ("choice_0", "b")]
    assert quiz.mark(question, ["choice_x"]) == quiz.Verdict(True, (), "<p>Because.</p>")
