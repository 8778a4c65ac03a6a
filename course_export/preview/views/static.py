"""The player's own script and style."""

import mimetypes
from functools import cache
from importlib import resources

from django.http import Http404, HttpRequest, HttpResponse

_FOLDER = resources.files("course_export.preview").joinpath("static")


def own_file(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(_read(name), content_type=mimetypes.guess_type(name)[0])


@cache
def _read(name: str) -> bytes:
    found = {entry.name: entry for entry in _FOLDER.iterdir()}
    if name not in found:
        raise Http404
    return found[name].read_bytes()
