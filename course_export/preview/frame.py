"""What every page of the player shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from course_export.preview.library import library
from course_export.preview.people import NEWCOMER, everybody, learners
from course_export.preview.visit import LANGUAGES


def context(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the course, and the choices of the bar at the top."""
    return {
        "request": request,
        "course": library().course,
        "visit": getattr(request, "visit", None),
        "nonce": getattr(request, "nonce", ""),
        "people": everybody(),
        "learners": learners(),
        "rehearsed": settings.LOTSE_REHEARSED,
        "newcomer": NEWCOMER,
        "languages": LANGUAGES,
    }
