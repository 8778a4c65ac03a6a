"""Knowledge checks become the native problems that Studio writes, and mean the same to whoever reads them."""

from typing import Any

import pytest
from lxml import etree

from course_export.plan.tree import Question
from course_export.programme.pages import Check
from course_export.reading import quiz
from course_export.tarball.questions import to_element


def problem(kind: str, *options: dict[str, Any], hint: str | None = None) -> etree._Element:
    check = Check.model_validate(
        {"key": "a", "type": kind, "objective": "o", "unit": "u", "question": "What & <why>?", "options": list(options)}
    )
    return to_element(Question("m-check-a", "Question 1", check, hint))


RIGHT = {"text": "tea & <milk>", "correct": True, "feedback": "Yes & no."}
WRONG = {"text": "sand", "feedback": "Not in tea."}


@pytest.mark.parametrize(
    ("kind", "tags"),
    [
        ("single", ["multiplechoiceresponse", "label", "choicegroup", "choice", "choicehint", "choice", "choicehint"]),
        (
            "multiple",
            ["choiceresponse", "label", "checkboxgroup"] + ["choice", *["choicehint", "strong", "br"] * 2] * 2,
        ),
        ("dropdown", ["optionresponse", "label", "optioninput", "option", "optionhint", "option", "optionhint"]),
    ],
)
def test_a_problem_is_one_question_with_feedback_on_every_option(kind: str, tags: list[str]) -> None:
    element = problem(kind, RIGHT, WRONG)
    assert [child.tag for child in element.iter()][1:] == tags
    assert dict(element.attrib) == {"display_name": "Question 1", "showanswer": "attempted", "weight": "1.0"}


@pytest.mark.parametrize("kind", ["single", "dropdown"])
def test_the_reader_finds_what_the_author_wrote(kind: str) -> None:
    question = quiz.read(problem(kind, RIGHT, WRONG))
    assert (question.kind, question.label) == (kind, "What &amp; &lt;why&gt;?")
    assert question.options == (
        quiz.Option("choice_0", "tea &amp; &lt;milk&gt;", True, (quiz.Hint("Yes &amp; no."),)),
        quiz.Option("choice_1", "sand", False, (quiz.Hint("Not in tea."),)),
    )


def test_feedback_to_several_answers_names_its_option() -> None:
    """The platform prints it in one list, far from the options."""
    tea, sand = quiz.read(problem("multiple", RIGHT, WRONG)).options
    assert tea.chosen == tea.left == (quiz.Hint("<strong>tea &amp; &lt;milk&gt;</strong><br>Yes &amp; no."),)
    assert sand.chosen == sand.left == (quiz.Hint("<strong>sand</strong><br>Not in tea."),)
    assert (tea.html, tea.correct, sand.html, sand.correct) == ("tea &amp; &lt;milk&gt;", True, "sand", False)


def test_right_is_written_as_each_kind_wants_it() -> None:
    assert [each.get("correct") for each in problem("single", RIGHT, WRONG).iter("choice")] == ["true", "false"]
    assert [each.get("correct") for each in problem("dropdown", RIGHT, WRONG).iter("option")] == ["True", "False"]
    assert problem("single", RIGHT, WRONG).find("*/choicegroup").get("type") == "MultipleChoice"


def test_a_hint_stands_below_the_question() -> None:
    response = problem("multiple", RIGHT, WRONG, hint="Choose all.")[0]
    assert [(child.tag, child.text) for child in response][:2] == [
        ("label", "What & <why>?"),
        ("description", "Choose all."),
    ]
