"""The values that texts may give: dates, contacts, hours."""

import re
from datetime import date
from pathlib import Path

import pytest

from course_export.plan.schedule import plan
from course_export.plan.values import contact, values
from course_export.programme.citations import placeholders
from course_export.programme.load import load
from course_export.programme.order import WrongOrder
from tests.course_export.making import MINI, copy_of_mini, order


def found(**options: object) -> dict[str, str]:
    programme, asked = load(MINI, "en"), order(**options)
    return values(programme, plan(programme.structure, asked), asked)


def test_every_placeholder_has_a_value() -> None:
    assert set(found()) == set(placeholders(load(MINI, "en").structure))
    assert found() == {
        "modules": "“Tea”",
        "date.start": "22 March 2027",
        "date.day_1": "22 March 2027",
        "date.look_back": "19 April 2027",
        "day.day_1": "22 March 2027",
        "day.look_back": "19 April 2027",
        "contact.organisation": "Example Kettle Society",
        "contact.email": "tea@example.org",
        "hours.tea": "0.7",
        "hours.day_1": "1.5",
        "hours.look_back": "1",
        "hours.attended": "2.5",
        "hours.modules": "0.7",
        "hours.other": "0.3",
        "hours.self_study": "1",
        "hours.total": "3.5",
    }


def test_an_order_moves_days_and_sets_contacts() -> None:
    moved = found(days={"look_back": date(2027, 5, 3)}, contact={"email": "you@example.org"})
    assert moved["date.look_back"] == "3 May 2027"
    assert (moved["contact.email"], moved["contact.organisation"]) == ("you@example.org", "Example Kettle Society")


def test_a_self_paced_course_has_weeks() -> None:
    assert found(self_paced=True)["date.look_back"] == "week 5"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"phone": "1"}, "no setting “contact.phone”; allowed: contact.organisation, contact.email"),
        ({"email": "  "}, "contact.email is empty, or more than a line of text"),
        ({"email": "a\nb"}, "contact.email is empty, or more than a line of text"),
    ],
)
def test_a_contact_that_is_none_is_refused(given: dict[str, str], message: str) -> None:
    with pytest.raises(WrongOrder, match=re.escape(message)):
        contact(load(MINI, "en"), order(contact=given))


def test_a_programme_without_contacts_has_none_to_set(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "contact:\n  organisation: Example Kettle Society\n  email: tea@example.org\n", ""),
        ("en/about.md", "Ask {{contact.organisation}}.", ""),
        ("en/welcome.md", "Questions go to {{contact.email}}, or [write to us](mailto:{{contact.email}}).", ""),
    )
    with pytest.raises(WrongOrder, match="contact.email”; allowed: none"):
        contact(load(folder, "en"), order(contact={"email": "you@example.org"}))


def test_an_event_that_goes_on_has_all_its_days_and_hours(tmp_path: Path) -> None:
    goes_on = "mode: online, continues: day_1, anchor: day_1"
    folder = copy_of_mini(tmp_path, ("programme.yaml", "mode: online, anchor: day_1", goes_on))
    programme, asked = load(folder, "en"), order()
    said = values(programme, plan(programme.structure, asked), asked)
    assert (said["date.day_1"], said["day.day_1"]) == ("22 March 2027 and 19 April 2027", "22 March 2027")
    assert (said["date.look_back"], said["hours.day_1"], said["hours.look_back"]) == ("19 April 2027", "2.5", "1")
