"""The people of the player: learners, a facilitator, an author. Those of a rehearsal take the place of the learners."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from django.conf import settings
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from course_export.preview.rehearsed import Rehearsed

Role = Literal["learner", "facilitator", "author"]
Groups = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Person:
    """`name` is what the player calls her, `account` the name that blocks are given where that is another one: people,
    not roles, sit at a board.

    `cohort` and `team` are the ids that a platform with cohorts and teams would give; here nobody has one. `groups` are
    the content groups she belongs to: group configuration → number.
    """

    username: str
    name: str | Promise
    role: Role
    cohort: str | None = None
    team: str | None = None
    account: str = ""
    groups: Mapping[str, str] = field(default_factory=dict, hash=False)


LEARNERS = (
    Person("lena", "Lena", "learner"),
    Person("murat", "Murat", "learner"),
    Person("ines", "Ines", "learner"),
    Person("jonas", "Jonas", "learner"),
)
#: Somebody who has done nothing yet, beside a rehearsed group.
NEWCOMER = Person("newcomer", _("New to the course"), "learner")
STAFF = (
    Person("facilitator", format_lazy("Karin ({})", _("Facilitator")), "facilitator", account="Karin"),
    Person("author", _("Author (as in Studio)"), "author", account="Author"),
)


def cast(rehearsed: Rehearsed | None, groups: Groups) -> tuple[Person, ...]:
    """Return everybody there is in a player, whoever visits it first at the beginning.

    Learners belong to the first content group of each configuration of the course; for each further group somebody
    comes who belongs to it.
    """
    first = {partition: next(iter(names)) for partition, names in groups.items() if names}
    others = tuple(
        Person(f"group-{partition}-{number}", format_lazy("{} ({})", name, _("role")), "learner", groups=own)
        for partition, names in groups.items()
        for number, name in [*names.items()][1:]
        for own in [{**first, partition: number}]
    )
    if rehearsed is None:
        return (*(replace(person, groups=first) for person in LEARNERS), *others, *STAFF)
    group = (Person(username, name, "learner", groups=first) for username, name in rehearsed.learners.items())
    return (*group, replace(NEWCOMER, groups=first), *others, *STAFF)


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
