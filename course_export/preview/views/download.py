"""The course as a file, for the author."""

import logging

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from course_export.preview import export
from course_export.preview.library import library
from course_export.preview.visit import visit_of
from course_export.tarball.archive import TooRepetitive

log = logging.getLogger(__name__)


@require_safe
def tarball(request: HttpRequest) -> HttpResponse:
    """What was opened, with the author's changes. 403 for everybody else, 409 where no platform would take it."""
    if not visit_of(request).is_author:
        return render(request, "preview/message.html", {"kind": "download"}, status=403)
    opened = settings.LOTSE_OPENED
    try:
        content = export.tarball(library(), opened.files)
    except TooRepetitive as error:
        log.warning("no download: %s", error)
        return render(request, "preview/message.html", {"kind": "repetitive"}, status=409)
    name = content_disposition_header(as_attachment=True, filename=f"{opened.name}.tar.gz") or "attachment"
    return HttpResponse(content, content_type="application/gzip", headers={"Content-Disposition": name})
