"""Who is at the keyboard, in which language, on which day: kept in a signed cookie, ready in `request.visit`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from course_export.preview.masquerade import Masquerade
from course_export.preview.people import Person, called, everybody, find
from course_export.reading.course import Unit

LANGUAGES = {"de": "Deutsch", "en": "English", "da": "Dansk"}


@dataclass(frozen=True)
class Visit:
    """`user` is at the keyboard; blocks run for `learner`, who is someone else only while staff view as a learner."""

    person: Person
    user: User
    learner: User
    language: str
    today: date

    @property
    def masquerade(self) -> Masquerade | None:
        if self.user == self.learner:
            return None
        return Masquerade(self.user, self.learner, settings.LOTSE_COURSE.key)

    @property
    def is_author(self) -> bool:
        return self.person.role == "author"

    @property
    def is_staff(self) -> bool:
        """Does this visit see what learners do not see yet? Not while viewing as one."""
        return self.person.role != "learner" and not self.masquerade

    @property
    def keeps(self) -> bool:
        """Is what happens in this visit kept as the person's own work? The platform keeps nothing of a masquerade."""
        return not self.masquerade

    def may_open(self, unit: Unit) -> bool:
        return self.is_staff or (self.may_see(unit) and opens_on(unit) <= self.today)

    def may_see(self, unit: Unit) -> bool:
        """Is it for her? Staff see all, others what is for all, and what is for the groups they belong to."""
        own = called(self.learner.username).groups
        of_hers = all(own.get(partition) in groups for partition, groups in unit.groups.items())
        return self.is_staff or (of_hers and not unit.staff_only)


def opens_on(unit: Unit) -> date:
    """Return the day, in local time, from which learners may open a unit."""
    return timezone.localtime(unit.start).date()


def visit_of(request: HttpRequest) -> Visit:
    """Return the visit that the middleware found for a request."""
    return request.visit


class VisitMiddleware:
    """Set `request.visit`, `request.user` and the language of the thread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        visit = _visit(request)
        request.visit = visit
        request.user = visit.user
        with translation.override(visit.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", visit.language)
        return response


def _visit(request: HttpRequest) -> Visit:
    kept = request.session
    person = find(kept.get("person", "")) or everybody()[0]
    viewed = kept.get("view_as", "") if person.role == "facilitator" else ""
    users = {user.username: user for user in User.objects.filter(username__in=[person.username, viewed])}
    user = users[person.username]
    language = kept.get("language") or settings.LANGUAGE_CODE
    today = date.fromisoformat(kept["date"]) if "date" in kept else settings.LOTSE_OPEN_DATE
    return Visit(person, user, users.get(viewed, user), language, today)
