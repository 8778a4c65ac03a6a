"""Knowledge checks as the native problems that Studio itself writes: single choice, multiple choice, dropdown."""

from collections.abc import Callable

from lxml import etree

from course_export.plan.tree import Question
from course_export.programme.pages import Option


def to_element(question: Question) -> etree._Element:
    """Return the `<problem>`: unlimited attempts, answers shown after the first one, feedback on every option.

    Unlimited attempts is what the platform does when `max_attempts` is absent.
    """
    problem = etree.Element("problem", display_name=question.title, showanswer="attempted", weight="1.0")
    _KINDS[question.check.type](problem, question)
    return problem


def _single(problem: etree._Element, question: Question) -> None:
    group = _response(problem, "multiplechoiceresponse", question, "choicegroup", type="MultipleChoice")
    for option in question.check.options:
        choice = etree.SubElement(group, "choice", correct=_correct(option))
        choice.text = option.text
        etree.SubElement(choice, "choicehint").text = option.feedback


def _multiple(problem: etree._Element, question: Question) -> None:
    group = _response(problem, "choiceresponse", question, "checkboxgroup")
    for option in question.check.options:
        choice = etree.SubElement(group, "choice", correct=_correct(option))
        choice.text = option.text
        for selected in ("true", "false"):
            # The platform prints all hints in one list, far from the options, so each says which one it speaks of.
            hint = etree.SubElement(choice, "choicehint", selected=selected)
            etree.SubElement(hint, "strong").text = option.text
            etree.SubElement(hint, "br").tail = option.feedback


def _dropdown(problem: etree._Element, question: Question) -> None:
    group = _response(problem, "optionresponse", question, "optioninput")
    for option in question.check.options:
        choice = etree.SubElement(group, "option", correct=_correct(option).capitalize())
        choice.text = option.text
        etree.SubElement(choice, "optionhint").text = option.feedback


def _response(
    problem: etree._Element, response: str, question: Question, group: str, **attributes: str
) -> etree._Element:
    element = etree.SubElement(problem, response)
    etree.SubElement(element, "label").text = question.check.question
    if question.hint:
        etree.SubElement(element, "description").text = question.hint
    return etree.SubElement(element, group, **attributes)


def _correct(option: Option) -> str:
    return "true" if option.correct else "false"


_KINDS: dict[str, Callable[[etree._Element, Question], None]] = {
    "single": _single,
    "multiple": _multiple,
    "dropdown": _dropdown,
}
