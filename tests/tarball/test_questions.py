"""Knowledge checks become the native problems that Studio writes, and mean the same to whoever reads them."""

from typing import Any

import pytest
from lxml import etree

from course_export.plan.tree import Question, Target
from course_export.programme.pages import Check
from course_export.reading import quiz
from course_export.tarball.questions import to_element

UNITS = {"u": Target("m-u", "“Tea”"), "v": Target("m-v", "“Sand & sea”")}


def problem(kind: str, *options: dict[str, Any], hint: str | None = None, fixed: bool = False) -> etree._Element:
    written = {"key": "a", "type": kind, "objective": "o", "unit": "u", "question": "What & <why>?"}
    check = Check.model_validate({**written, "options": list(options), "fixed": fixed})
    return to_element(Question("m-check-a", "Question 1", check, hint, "See {unit}.", UNITS))


RIGHT = {"key": "tea", "text": "tea & <milk>", "correct": True, "feedback": "Yes & no."}
WRONG = {"key": "sand", "text": "sand", "feedback": "Not in tea."}
TO_U, TO_V = (
    f'<a href="/jump_to_id/m-{key}">{title}</a>.' for key, title in (("u", "“Tea”"), ("v", "“Sand &amp; sea”"))
)


@pytest.mark.parametrize(
    ("kind", "tags"),
    [
        ("single", ["multiplechoiceresponse", "label", "choicegroup"] + ["choice", "choicehint", "a"] * 2),
        (
            "multiple",
            ["choiceresponse", "label", "checkboxgroup"] + ["choice", *["choicehint", "strong", "br", "a"] * 2] * 2,
        ),
        ("dropdown", ["optionresponse", "label", "optioninput"] + ["option", "optionhint", "a"] * 2),
    ],
)
def test_a_problem_is_one_question_with_feedback_on_every_option(kind: str, tags: list[str]) -> None:
    element = problem(kind, RIGHT, WRONG)
    assert [child.tag for child in element.iter()][1:] == tags
    assert dict(element.attrib) == {"display_name": "Question 1", "showanswer": "attempted", "weight": "1.0"}


@pytest.mark.parametrize(("kind", "names"), [("single", ["tea", "sand"]), ("dropdown", ["0", "1"])])
def test_the_reader_finds_what_the_author_wrote(kind: str, names: list[str]) -> None:
    question = quiz.read(problem(kind, RIGHT, WRONG, fixed=True))
    assert (question.kind, question.label) == (kind, "What &amp; &lt;why&gt;?")
    assert question.options == (
        quiz.Option(f"choice_{names[0]}", "tea &amp; &lt;milk&gt;", True, (quiz.Hint(f"Yes &amp; no. See {TO_U}"),)),
        quiz.Option(f"choice_{names[1]}", "sand", False, (quiz.Hint(f"Not in tea. See {TO_U}"),)),
    )


def test_feedback_to_several_answers_names_its_option() -> None:
    """The platform prints it in one list, far from the options."""
    tea, sand = quiz.read(problem("multiple", RIGHT, WRONG, fixed=True)).options
    assert (
        tea.chosen == tea.left == (quiz.Hint(f"<strong>tea &amp; &lt;milk&gt;</strong><br>Yes &amp; no. See {TO_U}"),)
    )
    assert sand.chosen == sand.left == (quiz.Hint(f"<strong>sand</strong><br>Not in tea. See {TO_U}"),)
    assert (tea.html, tea.correct, sand.html, sand.correct) == ("tea &amp; &lt;milk&gt;", True, "sand", False)


def test_right_is_written_as_each_kind_wants_it() -> None:
    for kind, tag, expected in [("single", "choice", ["true", "false"]), ("dropdown", "option", ["True", "False"])]:
        options = problem(kind, RIGHT, WRONG, fixed=True).iter(tag)
        assert [each.get("correct") for each in options] == expected
    assert problem("single", RIGHT, WRONG).find("*/choicegroup").get("type") == "MultipleChoice"


def test_a_hint_stands_below_the_question() -> None:
    response = problem("multiple", RIGHT, WRONG, hint="Choose all.")[0]
    assert [(child.tag, child.text) for child in response][:2] == [
        ("label", "What & <why>?"),
        ("description", "Choose all."),
    ]


def order(kind: str = "single", *, fixed: bool = False, reverse: bool = False, words: str = "") -> list[str | None]:
    keys = sorted("abcdef", reverse=reverse)
    options = [{"key": key, "text": f"{words}{key}", "correct": key == "c", "feedback": "F."} for key in keys]
    choices = problem(kind, *options, fixed=fixed).iter("choice", "option")
    return [(each.text or "").removeprefix(words) for each in choices]


@pytest.mark.parametrize("kind", ["single", "multiple", "dropdown"])
def test_the_order_of_options_follows_from_their_keys_alone(kind: str) -> None:
    """Who rewrites an option or moves it in the file leaves learners' answers where they are."""
    first = order(kind)
    assert order(kind, reverse=True) == order(kind, words="Other words for ") == first
    assert sorted(filter(None, first)) == list("abcdef") != first


def test_an_option_more_leaves_the_others_in_their_order() -> None:
    kept = [{"key": key, "text": key, "correct": key == "c", "feedback": "F."} for key in "abcde"]
    shorter = [each.text for each in problem("single", *kept).iter("choice")]
    assert [key for key in order() if key != "f"] == shorter


def test_fixed_options_stand_as_they_are_written() -> None:
    assert order(fixed=True) == list("abcdef")
    assert order(fixed=True, reverse=True) == list("fedcba")


def test_single_choice_is_answered_by_the_keys_of_options() -> None:
    """So a stored answer stays the same option when others join it. Of the other kinds the platform makes names itself."""
    assert {each.get("name") for each in problem("single", RIGHT, WRONG).iter("choice")} == {"tea", "sand"}
    for kind in ("multiple", "dropdown"):
        assert {each.get("name") for each in problem(kind, RIGHT, WRONG).iter("choice", "option")} == {None}


@pytest.mark.parametrize("kind", ["single", "multiple", "dropdown"])
def test_feedback_leads_to_the_unit_of_its_option_or_of_the_question(kind: str) -> None:
    tea, sand = quiz.read(problem(kind, RIGHT, {**WRONG, "unit": "v"}, fixed=True)).options
    assert [hint.html.endswith(f"Yes &amp; no. See {TO_U}") for hint in tea.chosen] == [True]
    assert [hint.html.endswith(f"Not in tea. See {TO_V}") for hint in sand.chosen] == [True]
