"""The people of the player: learners, a facilitator, an author."""

from dataclasses import dataclass
from typing import Literal

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Role = Literal["learner", "facilitator", "author"]


@dataclass(frozen=True)
class Person:
    """`cohort` and `team` are the ids that a platform with cohorts and teams would give; here nobody has one."""

    username: str
    name: str | Promise
    role: Role
    cohort: str | None = None
    team: str | None = None


PEOPLE = (
    Person("lena", "Lena", "learner"),
    Person("murat", "Murat", "learner"),
    Person("ines", "Ines", "learner"),
    Person("jonas", "Jonas", "learner"),
    Person("facilitator", _("Facilitator"), "facilitator"),
    Person("author", _("Author (as in Studio)"), "author"),
)
BY_USERNAME = {person.username: person for person in PEOPLE}
LEARNERS = tuple(person for person in PEOPLE if person.role == "learner")


def create_missing() -> None:
    """Give every person an account, so that blocks meet real users with real ids."""
    for person in PEOPLE:
        name = str(person.name) if person.role == "learner" else person.role.title()
        User.objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": name,
                "email": f"{person.username}@example.org",
                "is_staff": False,
            },
        )
