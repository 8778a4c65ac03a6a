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
        ("multiple", ["choiceresponse", "label", "checkboxgroup"] + ["choice", "choicehint", "choicehint"] * 2),
        ("dropdown", ["optionresponse", "label", "optioninput", "option", "optionhint", "option", "optionhint"]),
    ],
)
def test_a_problem_is_one_question_with_feedback_on_every_option(kind: str, tags: list[str]) -> None:
    element = problem(kind, RIGHT, WRONG)
    assert [child.tag for child in element.iter()][1:] == tags
    assert dict(element.attrib) == {"display_name": "Question 1", "showanswer": "attempted", "weight": "1.0"}


@pytest.mark.parametrize("kind", ["single", "multiple", "dropdown"])
def test_the_reader_finds_what_the_author_wrote(kind: str) -> None:
    question = quiz.read(problem(kind, RIGHT, WRONG))
    assert (question.kind, question.label) == (kind, "What &amp; &lt;why&gt;?")
    assert [(option.html, option.correct, option.chosen) for option in question.options] == [
        ("tea &amp; &lt;milk&gt;", True, "Yes &amp; no."),
        ("sand", False, "Not in tea."),
    ]
    left = [option.left for option in question.options]
    assert left == (["Yes &amp; no.", "Not in tea."] if kind == "multiple" else ["", ""])


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
