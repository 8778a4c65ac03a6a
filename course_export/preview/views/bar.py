"""The bar at the top: which person, language and day."""

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from course_export.preview.people import Person, everybody, learners
from course_export.preview.visit import LANGUAGES, visit_of
from course_export.programme.order import FIRST_DAY, LAST_DAY


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Keep what the form says in the session cookie, and go back to the page it was sent from."""
    day = _day(request)
    if day is None:
        return render(request, "preview/message.html", {"kind": "date"}, status=400)
    kept = request.session
    kept["person"] = _one_of(request, "person", _names(everybody()), visit_of(request).person.username)
    kept["language"] = _one_of(request, "language", list(LANGUAGES), visit_of(request).language)
    kept["view_as"] = _one_of(request, "view_as", _names(learners()), "")
    kept["date"] = day.isoformat()
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=None) and target.startswith("/")
    return redirect(target if safe else "/")


def _names(people: Iterable[Person]) -> list[str]:
    return [person.username for person in people]


def _one_of(request: HttpRequest, name: str, allowed: list[str], otherwise: str) -> str:
    value = request.POST.get(name, "")
    return value if value in allowed else otherwise


def _day(request: HttpRequest) -> date | None:
    """Return the day the form asks for; None if it is no day of this century."""
    text = request.POST.get("date", "")
    try:
        day = date.fromisoformat(text) if text else visit_of(request).today
        day += relativedelta(months=3 if request.POST.get("later") else 0)
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None
