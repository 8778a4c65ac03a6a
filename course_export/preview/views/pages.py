"""Pages of a course: unit, static pages, about, files."""

import mimetypes
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from course_export.preview import natives, progress, store
from course_export.preview.csp import ASSET_POLICY
from course_export.preview.library import library
from course_export.preview.render import Canvas
from course_export.preview.visit import opens_on, visit_of
from course_export.reading.course import Place


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
    score = natives.score(visit, place.unit)
    return render(
        request, "preview/unit.html", context | {"canvas": canvas, "progress": done, "early": early, "score": score}
    )


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


def login(request: HttpRequest) -> HttpResponse:
    """Where the platform asks people who they are. Here they are known: they go where they wanted to go."""
    wanted = request.GET.get("next", "")
    known = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
    return redirect(wanted if known else "/")


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
