"""The course as people go through it is found by what others know of it: names, keys, links."""

from opaque_keys.edx.keys import UsageKey

from course_export.reading.compose import compose
from tests.preview.course import usage
from tests.reading.making import files

COURSE = compose(files())


def test_a_course_that_does_not_say_when_it_begins_begins_when_the_platform_would() -> None:
    course = compose(files(**{"course/2027.xml": '<course><chapter url_name="day-1"/></course>'}))
    assert course.start.isoformat() == "2030-01-01T00:00:00+00:00"


def test_units_are_found_by_name_with_what_they_stand_in() -> None:
    place = COURSE.units["review-unit"]
    assert (place.chapter.title, place.sequence.title, place.unit.title) == (
        "Drei Monate später",
        "Rückblick",
        "Was bleibt",
    )
    assert [found.unit.name for found in COURSE.places()] == list(COURSE.units)


def test_components_are_found_by_key_with_their_unit() -> None:
    block, place = COURSE.blocks[UsageKey.from_string(usage("probe", "first"))]
    assert (block.tag, block.title, place.unit.name) == ("probe", "Probe & mehr", "own")
    assert len(COURSE.blocks) == 14


def test_whoever_reads_an_element_may_change_it() -> None:
    block, _place = COURSE.blocks[UsageKey.from_string(usage("probe", "first"))]
    block.element.set("text", "anders")
    assert block.element.get("text") == "aus dem Kurs"


def test_a_link_to_a_part_leads_to_its_first_unit() -> None:
    found = {name: COURSE.targets[name] for name in ("day-1", "morning", "own", "second", "later")}
    assert found == {
        "day-1": "lesson",
        "morning": "lesson",
        "own": "own",
        "second": "own",
        "later": "review-unit",
    }
