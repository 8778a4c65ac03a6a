"""What an operator may leave out, and between which days a course lies."""

from dataclasses import asdict
from datetime import date

from course_export.programme.order import FIRST_DAY, LAST_DAY, Order, WrongOrder


def test_courses_lie_in_this_century() -> None:
    assert (date(2000, 1, 1), date(2099, 12, 31)) == (FIRST_DAY, LAST_DAY)


def test_language_organisation_run_and_first_day_are_enough() -> None:
    order = Order("de", "Haselbrueck", "2027", date(2027, 1, 11))
    assert asdict(order) == {
        "language": "de",
        "org": "Haselbrueck",
        "run": "2027",
        "start": date(2027, 1, 11),
        "end": None,
        "course": None,
        "days": {},
        "self_paced": False,
        "timezone": None,
        "contact": {},
        "revision": 0,
        "modules": (),
        "settings": {},
    }


def test_what_is_wrong_with_an_order_is_said_in_its_own_words() -> None:
    assert isinstance(WrongOrder("x"), ValueError)
    assert str(WrongOrder("there is no event “day_9” to move")) == "there is no event “day_9” to move"
