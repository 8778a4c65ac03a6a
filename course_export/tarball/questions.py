"""Knowledge checks as the native problems that Studio itself writes: single choice, multiple choice, dropdown.

The platform keeps an answer by the name of its option: of single choice the one we give it, of multiple choice the
place, of a dropdown the text (docs/decisions/0044-options-have-keys.md).
"""

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
    for option in question.check.shown:
        choice = etree.SubElement(group, "choice", correct=_correct(option), name=option.key)
        choice.text = option.text
        _remark(etree.SubElement(choice, "choicehint"), option, question)


def _multiple(problem: etree._Element, question: Question) -> None:
    group = _response(problem, "choiceresponse", question, "checkboxgroup")
    for option in question.check.shown:
        choice = etree.SubElement(group, "choice", correct=_correct(option))
        choice.text = option.text
        for selected in ("true", "false"):
            # The platform prints all hints in one list, far from the options, so each says which one it speaks of.
            hint = etree.SubElement(choice, "choicehint", selected=selected)
            etree.SubElement(hint, "strong").text = option.text
            etree.SubElement(hint, "br")
            _remark(hint, option, question)


def _dropdown(problem: etree._Element, question: Question) -> None:
    group = _response(problem, "optionresponse", question, "optioninput")
    for option in question.check.shown:
        choice = etree.SubElement(group, "option", correct=_correct(option).capitalize())
        choice.text = option.text
        _remark(etree.SubElement(choice, "optionhint"), option, question)


def _response(
    problem: etree._Element, response: str, question: Question, group: str, **attributes: str
) -> etree._Element:
    element = etree.SubElement(problem, response)
    etree.SubElement(element, "label").text = question.check.question
    if question.hint:
        etree.SubElement(element, "description").text = question.hint
    return etree.SubElement(element, group, **attributes)


def _remark(hint: etree._Element, option: Option, question: Question) -> None:
    """Add the feedback to a hint, and where to read on: capa prints hints as they are, and the platform replaces links."""
    unit = question.units[option.unit or question.check.unit]
    before, after = question.see.split("{unit}")
    feedback = f"{option.feedback} {before}"
    if len(hint):
        hint[-1].tail = feedback
    else:
        hint.text = feedback
    link = etree.SubElement(hint, "a", href=f"/jump_to_id/{unit.name}")
    link.text, link.tail = unit.title, after


def _correct(option: Option) -> str:
    return "true" if option.correct else "false"


_KINDS: dict[str, Callable[[etree._Element, Question], None]] = {
    "single": _single,
    "multiple": _multiple,
    "dropdown": _dropdown,
}
