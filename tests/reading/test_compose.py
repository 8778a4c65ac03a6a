"""From parts to what people go through: what the player and `lotse show` take, and what they refuse with a reason."""

import json

import pytest

from course_export.reading.compose import compose, moment
from course_export.reading.course import Course
from course_export.reading.unpack import Unreadable
from tests.preview.course import KEY
from tests.reading.making import files


def composed(**changes: str | None) -> Course:
    return compose(files(**changes))


def test_the_tree_of_a_course() -> None:
    course = composed()
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
    unit = composed(**{"policies/2027/policy.json": policy}).units["lesson"].unit
    assert (unit.title, unit.staff_only) == ("Neu", True)


@pytest.mark.parametrize(
    ("written", "title"), [("1.10", "1.10"), ("&quot;Los&quot;", "Los"), ("[Los", "[Los"), ("null", "lesson")]
)
def test_titles_are_read_as_the_platform_reads_them(written: str, title: str) -> None:
    unit = f'<vertical display_name="{written}"><html url_name="intro"/></vertical>'
    assert composed(**{"vertical/lesson.xml": unit}).units["lesson"].unit.title == title


def test_a_course_that_says_nothing_of_itself_is_what_the_platform_would_make_of_it() -> None:
    bare = {"course/2027.xml": '<course><chapter url_name="day-1"/></course>', "about/overview.html": None}
    course = composed(**bare, **{"policies/2027/policy.json": None})
    assert course.start.isoformat() == "2030-01-01T00:00:00+00:00"
    assert (course.title, course.language, course.about, course.image) == ("IP1", "en", "", "")
    assert (course.hours, course.pages) == (None, ())
    lesson = course.units["lesson"].unit
    assert (lesson.start, lesson.minutes, lesson.staff_only) == (course.start, None, False)


def test_files_of_a_course_have_the_names_that_the_platform_gives_them() -> None:
    course = composed()
    assert sorted(course.assets) == ["evil.html", "evil.js", "pictures_plan.svg"]
    assert course.assets["pictures_plan.svg"].startswith(b"<svg")
    assert course.about == "<h2>Für wen</h2><p>Für die Verwaltung.</p>"


def test_a_component_without_a_title_has_none() -> None:
    unit = '<vertical><html url_name="here">Hier</html></vertical>'
    (block,) = composed(**{"vertical/lesson.xml": unit}).units["lesson"].unit.blocks
    assert (block.title, block.tag) == ("", "html")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("chapter/day-1.xml", None, "chapter/day-1.xml, which is not in the archive"),
        ("html/intro.html", None, "html/intro.html, which is not in the archive"),
        ("tabs/glossar.html", None, "tabs/glossar.html is missing"),
        ("vertical/own.xml", "<vertical><html></vertical>", "vertical/own.xml:1: not readable as XML"),
        ("vertical/own.xml", "<vertical>\n<probe display_name='x'/></vertical>", "own.xml:2: <probe> without url_name"),
        (
            "vertical/own.xml",
            "<vertical>\n<probe url_name='a/b' display_name='x'/></vertical>",
            "vertical/own.xml:2: <probe url_name='a/b'>: not a name the platform",
        ),
        (
            "chapter/day-1.xml",
            "<chapter>\n<vertical url_name='lesson'/></chapter>",
            "chapter/day-1.xml:2: <vertical> is not allowed directly",
        ),
        (
            "sequential/review.xml",
            "<sequential><html url_name='intro'/></sequential>",
            "<html> is not allowed directly in <sequential>, only <vertical>",
        ),
        ("chapter/later.xml", "<chapter url_name='day-1'/>", "holds only another pointer"),
        ("chapter/later.xml", "<sequential display_name='A'/>", "<chapter> is expected"),
        (
            "vertical/own.xml",
            "<vertical>\n<html url_name='intro'/></vertical>",
            "vertical/own.xml:2: <html url_name='intro'> is in the course twice, the first time in vertical/lesson.xml:1",
        ),
        ("vertical/own.xml", "<vertical><video url_name='film'/></vertical>", "needs video/film.xml, which is not in"),
        ("html/intro.html", "\udce4", "html/intro.html: not UTF-8"),
        ("policies/2027/policy.json", "{", "policies/2027/policy.json: not readable as JSON"),
        ("policies/2027/policy.json", "[]", "policies/2027/policy.json: an object is expected"),
        ("course.xml", "<course org='a b' course='c' url_name='2027'/>", "make no course key"),
        ("vertical/own.xml", "<!DOCTYPE v SYSTEM 'file:///etc/passwd'><vertical/>", "a document type"),
        ("vertical/own.xml", "<!DOCTYPE v [<!ENTITY a 'b'>]><vertical>&a;</vertical>", "a document type"),
    ],
)
def test_what_cannot_be_read_is_named(name: str, text: str | None, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        composed(**{name: text})


def test_what_is_nowhere_used_is_not_asked_for() -> None:
    assert composed(**{"vertical/old.xml": "<vertical>", "info/updates.html": "<p>"}).units.keys() >= {"lesson"}


@pytest.mark.parametrize(("pointer", "file"), [("film", "video/film.xml"), ("day-1:film", "video/day-1/film.xml")])
def test_a_type_that_the_platform_points_to_has_its_content_in_a_file(pointer: str, file: str) -> None:
    unit = f'<vertical display_name="Film"><video url_name="{pointer}"/></vertical>'
    course = composed(**{"vertical/own.xml": unit, file: '<video display_name="Ein Film" youtube="1:x"/>'})
    (block,) = course.units["own"].unit.blocks
    assert (block.title, block.element.get("youtube")) == ("Ein Film", "1:x")


def test_an_element_with_more_than_its_name_is_no_pointer() -> None:
    unit = '<vertical display_name="Text"><html url_name="intro" display_name="Hier"/></vertical>'
    (block,) = composed(**{"vertical/lesson.xml": unit}).units["lesson"].unit.blocks
    assert (block.title, block.html) == ("Hier", "")


def test_a_text_may_stand_in_its_unit() -> None:
    unit = '<vertical><html url_name="here" display_name="Hier"><p>a &lt; b</p></html></vertical>'
    (block,) = composed(**{"vertical/lesson.xml": unit}).units["lesson"].unit.blocks
    assert block.html == "<p>a &lt; b</p>"


def test_the_policy_does_not_reach_into_plain_blocks() -> None:
    policy = '{"probe/first": {"display_name": "Neu"}, "html/intro": {"display_name": "Neu"}, "vertical/own": 3}'
    course = composed(**{"policies/2027/policy.json": policy})
    assert [block.title for block in course.units["own"].unit.blocks] == ["Probe & mehr", "Zweite Probe"]
    assert [block.title for block in course.units["lesson"].unit.blocks] == ["Neu"]


def test_a_block_changes_its_digest_with_its_text() -> None:
    def digest(**changes: str) -> str:
        return composed(**changes).units["lesson"].unit.blocks[0].digest

    assert digest() == digest(**{"html/notes.html": "<p>Anders.</p>"})
    assert digest() != digest(**{"html/intro.html": "<p>Anders.</p>"})
    assert len(digest()) == 12


def test_dates_and_access_flow_down_and_only_become_stricter() -> None:
    course = composed(
        **{
            "chapter/later.xml": '<chapter start="2027-05-01" visible_to_staff_only="true" due="2027-06-01">'
            '<sequential url_name="review"/></chapter>'
        }
    )
    unit = course.units["review-unit"].unit
    assert unit.start.isoformat() == "2027-05-01T00:00:00+00:00", "a part does not open before the part it stands in"
    assert unit.due is not None and unit.due.month == 6
    assert unit.staff_only
    assert unit.inherited["due"] == "2027-06-01T00:00:00Z"


@pytest.mark.parametrize("value", ["soon", "", "12:30", None, 5])
def test_a_date_that_says_nothing_is_none(value: object) -> None:
    assert moment(value) is None


def test_what_is_no_tab_is_no_page() -> None:
    tabs = ["glossar", {"type": "wiki"}, {"type": "static_tab", "name": "Tee &amp; mehr", "url_slug": "glossar"}]
    (page,) = composed(**{"policies/2027/policy.json": json.dumps({"course/2027": {"tabs": tabs}})}).pages
    assert (page.slug, page.title) == ("glossar", "Tee & mehr")
    assert page.html.startswith("<p>Begriffe.")


@pytest.mark.parametrize(("hours", "expected"), [(21.5, 21.5), ("21", None)])
def test_hours_are_taken_where_they_are_a_number(hours: object, expected: float | None) -> None:
    policy = json.dumps({"course/2027": {"other_course_settings": {"lotse_hours": {"total": hours}}, "tabs": {}}})
    course = composed(**{"policies/2027/policy.json": policy})
    assert (course.hours, course.pages) == (expected, ())


def test_components_in_containers_follow_their_container() -> None:
    box = "<library_content url_name='box' max_count='1'><html url_name='a'>A</html><html url_name='b'>B</html></library_content>"
    test = "<split_test url_name='test'><vertical url_name='group'><html url_name='c'>C</html></vertical></split_test>"
    unit = composed(**{"vertical/own.xml": f"<vertical>{box}{test}</vertical>"}).units["own"].unit
    assert [block.key.block_id for block in unit.blocks] == ["box", "a", "b", "test", "group", "c"]
    assert [block.key.block_id for block in unit.blocks if block.is_container] == ["box", "test", "group"]


def test_whom_a_part_is_for_flows_down_and_only_becomes_stricter() -> None:
    partition = {"id": 100, "scheme": "cohort", "groups": [{"id": 1, "name": "A"}, {"id": 2, "name": "B"}, {"id": 3}]}
    course = composed(
        **{
            "policies/2027/policy.json": json.dumps({"course/2027": {"user_partitions": [partition, {"id": 7}, 5]}}),
            "chapter/later.xml": '<chapter group_access=\'{"100": [1, 2]}\'><sequential url_name="review"/></chapter>',
            "sequential/review.xml": '<sequential group_access=\'{"100": [2, 3], "50": []}\'>'
            '<vertical url_name="review-unit"/></sequential>',
        }
    )
    assert course.groups == {"100": {"1": "A", "2": "B", "3": "3"}}
    assert course.units["review-unit"].unit.groups == {"100": frozenset({"2"})}
    assert course.units["lesson"].unit.groups == {}
