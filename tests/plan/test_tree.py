"""The tree of a course: what is above knows what is below it."""

from course_export.plan.tree import Unit
from tests.course_export.making import mini


def test_minutes_add_up() -> None:
    course = mini().course
    begin, later = course.chapters
    assert [sequence.minutes for sequence in begin.sequences] == [4, 42]
    assert (begin.minutes, later.minutes, course.minutes) == (46, 10, 56)


def test_units_stand_in_the_order_of_the_course() -> None:
    course = mini().course
    names = [unit.name for unit in course.units()]
    assert (names[0], names[-1], len(names)) == ("welcome", "rate", 7)
    assert course.usage(Unit.tag, "rate") == "block-v1:Kettle+MINI+r1+type@vertical+block@rate"
