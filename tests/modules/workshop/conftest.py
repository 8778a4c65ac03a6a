"""Two people at the sheet of one team."""

import pytest

from tests.modules.workshop.sheet import fill, form_team, join, seat


@pytest.fixture
def anna():
    """Somebody in a team, with one step on its sheet."""
    person = seat()
    join(person.but(person=2), form_team(person))
    fill(person, 1)
    return person


@pytest.fixture
def bo(anna):
    """The other one."""
    return anna.but(person=2)
