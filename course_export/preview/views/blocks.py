"""Blocks of their own class: handlers, the Studio editor, local resources."""

import html
import json
import logging
import mimetypes

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import UsageKey
from xblock.django.request import django_to_webob_request, webob_to_django_response
from xblock.exceptions import DisallowedFileError, NoSuchHandlerError
from xblock.plugin import PluginMissingError

from course_export.preview.library import library
from course_export.preview.render import Canvas, studio_view
from course_export.preview.runtime import title_on_paper
from course_export.preview.visit import visit_of
from course_export.reading.classes import load_block_class
from course_export.reading.course import Block, Place
from course_export.reading.elements import NATIVE

log = logging.getLogger(__name__)


def handler(request: HttpRequest, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """Run a block's handler. 404 for what does not exist, 403 while the unit is locked, 500 (logged) if it raises."""
    block, place = _own_block(usage)
    if not visit_of(request).may_open(place.unit):
        return _refusal(403, "this part of the course is not open yet")
    try:
        found = library().runtime(visit_of(request)).get_block(block.key)
        answer = found.handle(name, django_to_webob_request(request), suffix)
    except NoSuchHandlerError as error:
        return _refusal(404, str(error))
    except RequestDataTooBig as error:
        return _refusal(413, str(error))
    except Exception:  # a block's own code: anything may be raised
        log.exception("handler %s of %s fails", name, block.key)
        return _refusal(500, "the handler failed; the log of the player says why")
    return _marked(webob_to_django_response(answer))


def _marked(answer: HttpResponse) -> HttpResponse:
    """Where work is made up, a page of a block that does not name the course in its head says so in its first line."""
    if settings.LOTSE_REHEARSED and answer.headers.get("Content-Type", "").startswith("text/html"):
        text = answer.content.decode()
        if title_on_paper(library().course) not in html.unescape(text):
            line = render_to_string("preview/made_up.html")
            answer.content = text.replace("<body>", f"<body>{line}", 1).encode()
            answer.headers["Content-Length"] = str(len(answer.content))
    return answer


def alone(request: HttpRequest, usage: str) -> HttpResponse:
    """A block on a page of its own, at the platform's address for that; while its unit is locked, that says so."""
    block, place = _own_block(usage)
    visit = visit_of(request)
    if not visit.may_see(place.unit):
        raise Http404
    if not visit.may_open(place.unit):
        return redirect(f"/unit/{place.unit.name}")
    canvas = Canvas(request)
    canvas.add(block)
    return render(request, "preview/alone.html", {"canvas": canvas, "component": block, "place": place})


def edit(request: HttpRequest, usage: str) -> HttpResponse:
    """The editor of a block, for the author."""
    block, place = _own_block(usage)
    if not visit_of(request).is_author:
        return render(request, "preview/message.html", {"kind": "author", "place": place}, status=403)
    canvas = Canvas(request)
    shown = canvas.view(block, studio_view)
    context = {"canvas": canvas, "shown": shown, "component": block, "place": place}
    return render(request, "preview/edit.html", context)


def resource(request: HttpRequest, tag: str, uri: str) -> HttpResponse:
    """A file that a block's package offers to browsers."""
    try:
        with load_block_class(tag).open_local_resource(uri) as opened:
            data = opened.read()
    except (PluginMissingError, DisallowedFileError, OSError):
        raise Http404 from None
    return HttpResponse(data, content_type=mimetypes.guess_type(uri)[0] or "application/octet-stream")


def _own_block(usage: str) -> tuple[Block, Place]:
    """Return the block of a usage key; 404 for native blocks, for containers, and for keys that are none."""
    try:
        found = library().course.blocks.get(UsageKey.from_string(usage))
    except InvalidKeyError:
        raise Http404 from None
    if found is None or found[0].tag in NATIVE or found[0].is_container:
        raise Http404
    return found


def _refusal(status: int, message: str) -> HttpResponse:
    body = json.dumps({"error": status, "message": message})
    return HttpResponse(body, content_type="application/json", status=status)
