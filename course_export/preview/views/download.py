"""The course as a file, for the author."""

import logging
import re

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

_ENDING = re.compile(r"\.(tar\.gz|tgz|zip)$")


@require_safe
def tarball(request: HttpRequest) -> HttpResponse:
    """What was opened, with the author's changes. 403 for everybody else, 409 where no platform would take it."""
    if not visit_of(request).is_author:
        return render(request, "preview/message.html", {"kind": "download"}, status=403)
    files = settings.LOTSE_FILES
    try:
        content = export.tarball(library(), files)
    except TooRepetitive as error:
        log.warning("no download: %s", error)
        return render(request, "preview/message.html", {"kind": "repetitive"}, status=409)
    filename = f"{_ENDING.sub('', files.name)}.tar.gz"
    name = content_disposition_header(as_attachment=True, filename=filename) or "attachment"
    return HttpResponse(content, content_type="application/gzip", headers={"Content-Disposition": name})
