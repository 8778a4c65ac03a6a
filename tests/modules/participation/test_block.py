"""W6 as its people meet it: what a finding says where nothing is chosen yet."""

import pytest

from tests.modules.workshop.sheet import save, seat, text

pytestmark = pytest.mark.django_db

GROUP = {"name": "Staff council", "power": "3", "interest": "3", "attitude": "0", "level": "3"}


@pytest.mark.parametrize(
    ("methods", "said"),
    [
        ({}, "level 3 promised, the methods reach 0 (none is chosen yet)"),
        ({"methods.newsletter": True}, "level 3 promised, the methods reach 1"),
    ],
)
def test_no_method_is_another_thing_than_one_that_does_not_reach(methods, said):
    person = seat(tag="lotse_participation")
    assert save(person, "g1", {**GROUP, **methods}, table="stakeholders").status == 200
    page = text(person.page())
    assert said in page and ("none is chosen yet" in page) == (not methods)
