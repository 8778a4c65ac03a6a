"""The outline: all of a course with the person's progress, its days, and what is on today."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from course_export.preview import progress, store
from course_export.preview.library import library
from course_export.preview.progress import Progress
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
    days = found.course.days
    minutes = sum(place.unit.minutes or 0 for place in seen)
    context = {
        "chapters": [
            _chapter(visit, list(places), progress_of, following, days)
            for _chapter_, places in groupby(seen, key=lambda place: place.chapter)
        ],
        "today": [
            places[0]
            for places in _sequences(seen)
            if days.get(_name(places[0])) == visit.today and visit.may_open(places[0].unit)
        ],
        "progress": progress.of_units(progress_of.values()),
        "minutes": minutes,
        "hours": found.course.hours or (round(minutes / 60) if minutes > LONG else 0),
        "next": following and following.unit,
    }
    return render(request, "preview/outline.html", context)


def _chapter(
    visit: Visit,
    places: Sequence[Place],
    progress_of: Mapping[str, Progress],
    following: Place | None,
    days: Mapping[str, date],
) -> dict[str, Any]:
    sequences = _sequences(places)
    return {
        "title": places[0].chapter.title,
        "minutes": sum(place.unit.minutes or 0 for place in places),
        "progress": progress.of_units(progress_of[place.unit.name] for place in places),
        "days": sorted({days[_name(inside[0])] for inside in sequences if _name(inside[0]) in days}),
        "sequences": [
            _sequence(visit, inside, progress_of, opened=following in inside or len(sequences) == 1 == len(inside))
            for inside in sequences
        ],
    }


def _sequence(
    visit: Visit, places: Sequence[Place], progress_of: Mapping[str, Progress], *, opened: bool
) -> dict[str, Any]:
    return {
        "title": places[0].sequence.title,
        "name": _name(places[0]),
        "minutes": sum(place.unit.minutes or 0 for place in places),
        "progress": progress.of_units(progress_of[place.unit.name] for place in places),
        "opened": opened,
        "units": [
            {
                "unit": place.unit,
                "progress": progress_of[place.unit.name],
                "open": visit.may_open(place.unit),
                "opens": opens_on(place.unit),
                "early": opens_on(place.unit) > visit.today,
            }
            for place in places
        ],
    }


def _sequences(places: Sequence[Place]) -> list[list[Place]]:
    """Return the places of each sequence, in the order of the course."""
    return [list(inside) for _sequence_, inside in groupby(places, key=lambda place: place.sequence)]


def _name(place: Place) -> str:
    return str(place.sequence.key.block_id)
