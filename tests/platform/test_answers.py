"""Every answer is graded by the platform's capa and by the player: verdict, grade, label and each remark are the same."""

import html as entities
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from course_export.reading import quiz
from tests.platform import courses
from tests.platform.capa import Problem, Said, text
from tests.platform.runtime import elements

MOST_OPTIONS = 6
"""Of so many options every subset is tried."""


def answers(question: quiz.Question) -> Iterator[tuple[int, ...]]:
    """Every answer that the page can send, as the places of the chosen options."""
    places = range(len(question.options))
    assert len(places) <= MOST_OPTIONS
    for size in places if question.kind == "multiple" else [0]:
        yield from combinations(places, size + 1)


def in_the_player(question: quiz.Question, chosen: tuple[int, ...]) -> Said:
    verdict = quiz.mark(question, [question.options[place].name for place in chosen])
    remarks = [html.fromstring(f"<div>{remark}</div>") for remark in verdict.remarks]
    return Said(
        verdict.correct,
        float(verdict.correct),
        verdict.label or None,
        tuple(text(remark) for remark in remarks),
        tuple(str(href) for remark in remarks for href in remark.xpath(".//a/@href")),
    )


def on_the_platform(problem: Problem, chosen: tuple[int, ...]) -> Said:
    said = problem.submit(chosen)
    # Without a label of the author's the platform says there what the verdict says.
    told = not said.remarks or said.heading == ("Correct:" if said.correct else "Incorrect:")
    return replace(said, heading=None) if told else said


def differences(element: etree._Element, source: etree._Element, files: Mapping[str, bytes] = {}) -> list[object]:
    """What player and platform say differently, each with the answer; `source` is what the player reads."""
    question, problem = quiz.read(source), Problem(element, files)
    assert [text(html.fromstring(f"<div>{option.html}</div>")) for option in question.options] == problem.options
    told = [(chosen, in_the_player(question, chosen), on_the_platform(problem, chosen)) for chosen in answers(question)]
    assert len(told) >= len(question.options)
    return [each for each in told if each[1] != each[2]]


def test_every_answer_of_every_course() -> None:
    """The same question in another variant of a course is asked once."""
    found: dict[bytes, list[object]] = {}
    for name in courses.names():
        files = courses.course(name).files
        for element in courses.own(name):
            if element.tag == "problem":
                source = files[f"problem/{element.get('url_name')}.xml"]
                if source not in found:
                    found[source] = differences(element, etree.fromstring(source), files)
    assert found and [each for each in found.values() if each] == []


def test_feedback_to_several_answers_names_what_it_speaks_of() -> None:
    """The platform prints it in one list, far from the options."""
    files = courses.course("ip-basic-de").files
    several = [
        Problem(element, files)
        for element in elements(files)
        if b"<choiceresponse>" in files.get(f"problem/{element.get('url_name')}.xml", b"")
    ]
    assert several
    for problem in several:
        remarks = problem.submit([0]).remarks
        assert len(remarks) == len(problem.options)
        assert all(remark.startswith(option) for remark, option in zip(remarks, problem.options, strict=True))


def test_feedback_links_to_its_unit_and_answers_have_the_names_of_options() -> None:
    """Links survive capa, which prints hints as they are. Of single choice an answer is stored by the option's key."""
    files = courses.course("ip-basic-de").files
    units = {path[len("vertical/") : -len(".xml")] for path in files if path.startswith("vertical/")}
    seen = set()
    for element in elements(files):
        if element.tag == "problem":
            problem = Problem(element, files)
            source = etree.fromstring(files[f"problem/{element.get('url_name')}.xml"])
            names = [f"choice_{choice.get('name')}" for choice in source.iter("choice") if choice.get("name")]
            for place in range(len(problem.options)):
                said = problem.submit([place])
                assert len(said.links) == len(said.remarks) > 0
                assert {link.removeprefix("/jump_to_id/") for link in said.links} <= units
            if names:
                assert problem.choices == names
            seen.add(bool(names))
    assert seen == {True, False}


@pytest.mark.parametrize("kind", ["single", "multiple", "dropdown"])
def test_every_answer_of_any_problem(kind: str) -> None:
    """Other authors' problems too: hints with labels, for other states, without words, for several options together."""

    @given(st.data())
    @settings(max_examples=40, deadline=None)
    def tried(data: st.DataObject) -> None:
        element = data.draw(_problems(kind))
        assert differences(element, element) == [], etree.tostring(element, encoding="unicode")

    tried()


WORDS = st.lists(st.sampled_from(["Rat", "Ja", "„so“", "a & b", "x < y", "Straße"]), min_size=1, max_size=3).map(
    " ".join
)
LABELS = st.sampled_from([None, None, "", "Hinweis", "Zu <früh>"])


@st.composite
def _problems(draw: st.DrawFn, kind: str) -> etree._Element:
    response, group, option, hint = {
        "single": ("multiplechoiceresponse", "choicegroup", "choice", "choicehint"),
        "multiple": ("choiceresponse", "checkboxgroup", "choice", "choicehint"),
        "dropdown": ("optionresponse", "optioninput", "option", "optionhint"),
    }[kind]
    texts = draw(st.lists(WORDS, min_size=2, max_size=4, unique=True))
    right = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1, max_size=1 if kind == "dropdown" else None))
    inside = ""
    for place, words in enumerate(texts):
        hints = "".join(_hint(draw, hint) for _ in range(draw(st.integers(0, 3))))
        name = f' name="n{place}"' if kind != "dropdown" and draw(st.booleans()) else ""
        correct = draw(st.sampled_from(["true", "True"] if place in right else ["false", "False"]))
        inside += f'<{option} correct="{correct}"{name}>{entities.escape(words)}{hints}</{option}>'
    if kind == "multiple":
        for letters in draw(st.lists(st.sampled_from(["A", "B", "a b", "A C"]), max_size=2)):
            inside += f'<compoundhint value="{letters}"{_label(draw)}>{entities.escape(draw(WORDS))}</compoundhint>'
    return etree.fromstring(
        f'<problem url_name="p" display_name="P"><{response}><label>Was?</label>'
        f"<{group}>{inside}</{group}></{response}></problem>"
    )


def _hint(draw: st.DrawFn, tag: str) -> str:
    state = draw(st.sampled_from(["", ' selected="true"', ' selected="FALSE"']))
    # No empty one: the platform takes `<choicehint/>` for the beginning of a hint and cuts options out of the page.
    words = draw(st.one_of(WORDS.map(entities.escape), st.sampled_from([" ", "<b>Nein</b><br/>doch"])))
    return f"<{tag}{state}{_label(draw)}>{words}</{tag}>"


def _label(draw: st.DrawFn) -> str:
    label = draw(LABELS)
    return "" if label is None else f' label="{entities.escape(label)}"'
