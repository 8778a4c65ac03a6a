"""The people of the player: learners, a facilitator, an author. Those of a rehearsal take the place of the learners."""

from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from course_export.preview.rehearsed import Rehearsed

Role = Literal["learner", "facilitator", "author"]


@dataclass(frozen=True)
class Person:
    """`cohort` and `team` are the ids that a platform with cohorts and teams would give; here nobody has one."""

    username: str
    name: str | Promise
    role: Role
    cohort: str | None = None
    team: str | None = None


LEARNERS = (
    Person("lena", "Lena", "learner"),
    Person("murat", "Murat", "learner"),
    Person("ines", "Ines", "learner"),
    Person("jonas", "Jonas", "learner"),
)
#: Somebody who has done nothing yet, beside a rehearsed group.
NEWCOMER = Person("newcomer", _("New to the course"), "learner")
STAFF = (
    Person("facilitator", _("Facilitator"), "facilitator"),
    Person("author", _("Author (as in Studio)"), "author"),
)


def cast(rehearsed: Rehearsed | None) -> tuple[Person, ...]:
    """Return everybody there is in a player, whoever visits it first at the beginning."""
    if rehearsed is None:
        return (*LEARNERS, *STAFF)
    group = (Person(username, name, "learner") for username, name in rehearsed.learners.items())
    return (*group, NEWCOMER, *STAFF)


def everybody() -> tuple[Person, ...]:
    """Return the people of this player."""
    found: tuple[Person, ...] = settings.LOTSE_PEOPLE
    return found


def learners() -> tuple[Person, ...]:
    """Return those who take the course."""
    return tuple(person for person in everybody() if person.role == "learner")


def find(username: str) -> Person | None:
    """Return a person; None if there is nobody of that name."""
    return next((person for person in everybody() if person.username == username), None)


def called(username: str) -> Person:
    """Return a person who is known to be there."""
    return next(person for person in everybody() if person.username == username)
