"""Reading a course: what the player takes, and what it refuses with a reason."""

import pytest

from course_export.reading import elements, quiz
from course_export.reading.compose import load
from course_export.reading.errors import PreviewError
from tests.preview.course import FILES, KEY


def files(**changes: str | None) -> dict[str, bytes]:
    merged = {**FILES, **changes}
    return {f"some/folder/{name}": text.encode() for name, text in merged.items() if text is not None}


def test_the_tree_of_a_course() -> None:
    course = load(files())
    assert str(course.key) == KEY
    assert (course.title, course.language, course.image) == ("Grundprogramm", "de", "pictures_plan.svg")
    assert [place.unit.name for place in course.places()] == [
        "lesson",
        "checks",
        "own",
        "broken",
        "staff",
        "review-unit",
    ]
    assert course.units["lesson"].unit.minutes == 12
    assert course.units["lesson"].unit.start.isoformat() == "2027-01-11T08:00:00+00:00"
    assert course.units["review-unit"].unit.start.isoformat() == "2027-04-12T07:00:00+00:00"
    assert course.targets["talk"] == "checks"
    assert course.targets["later"] == "review-unit"
    assert [page.title for page in course.pages] == ["Glossar"]


def test_policy_overrides_attributes() -> None:
    policy = '{"vertical/lesson": {"display_name": "Neu", "visible_to_staff_only": true}}'
    unit = load(files(**{"policies/2027/policy.json": policy})).units["lesson"].unit
    assert (unit.title, unit.staff_only) == ("Neu", True)


@pytest.mark.parametrize(
    ("written", "title"), [("1.10", "1.10"), ("&quot;Los&quot;", "Los"), ("[Los", "[Los"), ("null", "lesson")]
)
def test_titles_are_read_as_the_platform_reads_them(written: str, title: str) -> None:
    unit = f'<vertical display_name="{written}"><html url_name="intro"/></vertical>'
    assert load(files(**{"vertical/lesson.xml": unit})).units["lesson"].unit.title == title


def test_a_course_without_start_opens_when_the_platform_would() -> None:
    bare = '<course display_name="Ohne Anfang"><chapter url_name="day-1"/></course>'
    assert load(files(**{"course/2027.xml": bare})).start.year == 2030


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("chapter/day-1.xml", None, "chapter/day-1.xml is missing"),
        ("html/intro.html", None, "html/intro.html is missing"),
        ("tabs/glossar.html", None, "tabs/glossar.html is missing"),
        ("vertical/own.xml", "<vertical><html></vertical>", "vertical/own.xml:1: not readable as XML"),
        ("vertical/own.xml", "<vertical><probe display_name='x'/></vertical>", "without url_name"),
        (
            "vertical/own.xml",
            "<vertical><probe url_name='a/b' display_name='x'/></vertical>",
            "not a name the platform",
        ),
        ("chapter/day-1.xml", "<chapter><vertical url_name='lesson'/></chapter>", "<vertical> is not allowed directly"),
        ("policies/2027/policy.json", "{", "policies/2027/policy.json: not readable as JSON"),
        ("policies/2027/policy.json", "[]", "policies/2027/policy.json: an object is expected"),
        ("course.xml", "<course org='a b' course='c' url_name='d'/>", "make no course key"),
        ("course.xml", None, "no course.xml"),
        ("vertical/own.xml", "<!DOCTYPE v SYSTEM 'file:///etc/passwd'><vertical/>", "a document type"),
        ("vertical/own.xml", "<!DOCTYPE v [<!ENTITY a 'b'>]><vertical>&a;</vertical>", "a document type"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, text: str | None, said: str) -> None:
    with pytest.raises(PreviewError, match=said):
        load(files(**{name: text}))


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
        quiz.read(elements.parse("problem", f"<problem>{inside}</problem>".encode()))


def test_a_question_before_its_answers_is_found_too() -> None:
    question = quiz.read(
        elements.parse(
            "problem",
            b"""<problem><p>First <b>read</b> this.</p><label>What then?</label><multiplechoiceresponse>
            <choicegroup><choice correct="true" name="x">a &lt; b</choice><choice correct="false">b</choice></choicegroup>
            </multiplechoiceresponse><solution><p>Because.</p></solution></problem>""",
        )
    )
    assert (question.before, question.label) == ("<p>First <b>read</b> this.</p>", "What then?")
    assert [(option.name, option.html) for option in question.options] == [("x", "a &lt; b"), ("choice_1", "b")]
    assert quiz.mark(question, ["x"]) == quiz.Verdict(True, (), "<p>Because.</p>")
