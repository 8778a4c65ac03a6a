"""Pages of a course: outline, unit, static pages, about, files."""

import mimetypes
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from course_export.preview import progress, store
from course_export.preview.csp import ASSET_POLICY
from course_export.preview.library import library
from course_export.preview.progress import Progress
from course_export.preview.render import Canvas
from course_export.preview.visit import Visit, opens_on, visit_of
from course_export.reading.course import Place

# From here on, in minutes, a total is told in hours.
LONG = 120


def outline(request: HttpRequest) -> HttpResponse:
    """The whole course, with the person's progress."""
    visit, found = visit_of(request), library()
    completions = store.completions(visit.learner.id)
    seen = [place for place in found.course.places() if visit.may_see(place.unit)]
    progress_of = {place.unit.name: progress.of_unit(found, place.unit, completions) for place in seen}
    undone = (place for place in seen if visit.may_open(place.unit) and progress_of[place.unit.name].undone)
    following = next(undone, None)
    chapters = [
        {"title": chapter.title, "sequences": _sequences(visit, list(places), progress_of, following)}
        for chapter, places in groupby(seen, key=lambda place: place.chapter)
    ]
    minutes = sum(place.unit.minutes or 0 for place in seen)
    context = {
        "chapters": chapters,
        "progress": progress.of_units(progress_of.values()),
        "minutes": minutes,
        "hours": found.course.hours or (round(minutes / 60) if minutes > LONG else 0),
        "next": following and following.unit,
    }
    return render(request, "preview/outline.html", context)


def _sequences(
    visit: Visit, places: list[Place], progress_of: Mapping[str, Progress], following: Place | None
) -> list[dict[str, Any]]:
    grouped = [(sequence, list(inside)) for sequence, inside in groupby(places, key=lambda place: place.sequence)]
    return [
        {
            "title": sequence.title,
            "name": sequence.key.block_id,
            "minutes": sum(place.unit.minutes or 0 for place in inside),
            "progress": progress.of_units(progress_of[place.unit.name] for place in inside),
            "opened": following in inside or len(grouped) == 1 == len(inside),
            "units": [
                {
                    "unit": place.unit,
                    "progress": progress_of[place.unit.name],
                    "open": visit.may_open(place.unit),
                    "opens": opens_on(place.unit),
                    "early": opens_on(place.unit) > visit.today,
                }
                for place in inside
            ],
        }
        for sequence, inside in grouped
    ]


def unit(request: HttpRequest, name: str) -> HttpResponse:
    """One unit; 403 with its date while it is locked."""
    visit, found = visit_of(request), library()
    place = found.course.units.get(name)
    if place is None or not visit.may_see(place.unit):
        raise Http404
    context = {"place": place, "opens": opens_on(place.unit), **_neighbours(request, place)}
    if not visit.may_open(place.unit):
        return render(request, "preview/locked.html", context, status=403)
    canvas = Canvas(request)
    for block in place.unit.blocks:
        canvas.add(block)
    progress.complete_by_viewing(found, visit, place.unit)
    keys = [str(block.key) for block in place.unit.blocks]
    done = progress.of_unit(found, place.unit, store.completions(visit.learner.id, keys))
    early = opens_on(place.unit) > visit.today
    return render(request, "preview/unit.html", context | {"canvas": canvas, "progress": done, "early": early})


def page(request: HttpRequest, slug: str) -> HttpResponse:
    """A static page of the course."""
    for found in library().course.pages:
        if found.slug == slug:
            return render(request, "preview/page.html", {"page": found})
    raise Http404


def about(request: HttpRequest) -> HttpResponse:
    """The course about page."""
    return render(request, "preview/about.html")


def asset(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the course."""
    data = library().course.assets.get(name)
    if data is None:
        raise Http404
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return HttpResponse(data, content_type=kind, headers={"Content-Security-Policy": ASSET_POLICY})


def jump(request: HttpRequest, course: str, name: str) -> HttpResponse:
    """Where a link to a part of the course leads: to its unit."""
    target = library().course.targets.get(name)
    if course != str(library().course.key) or target is None:
        raise Http404
    return redirect(f"/unit/{target}")


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose protection no longer fits, for instance because a second player was opened."""
    return render(request, "preview/message.html", {"kind": "stale"}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "preview/message.html", {"kind": "missing"}, status=404)


def failed(request: HttpRequest) -> HttpResponse:
    return render(request, "preview/message.html", {"kind": "failed"}, status=500)


def _neighbours(request: HttpRequest, place: Place) -> dict[str, Any]:
    """Return the units before and after, as far as this visit sees them, and the place among its sequence's units."""
    visible = [other for other in library().course.places() if visit_of(request).may_see(other.unit)]
    index = visible.index(place)
    within = [other.unit for other in visible if other.sequence.key == place.sequence.key]
    return {
        "previous": visible[index - 1] if index else None,
        "next": visible[index + 1] if index + 1 < len(visible) else None,
        "number": within.index(place.unit) + 1,
        "of": len(within),
    }
