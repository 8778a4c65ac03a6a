"""What handlers answer besides JSON: pages to print and files to keep. Tables: `kit/tables.py`."""

from __future__ import annotations

from webob import Response


def page(html: str) -> Response:
    """A whole HTML page."""
    return Response(body=html.encode(), content_type="text/html", charset="utf-8")


def file(body: str, name: str, content_type: str) -> Response:
    """A text file the browser offers to keep. `name` is plain ASCII."""
    return Response(
        body=body.encode(), content_type=content_type, charset="utf-8", content_disposition=_attachment(name)
    )


def binary(body: bytes, name: str, content_type: str) -> Response:
    """A file that is no text, which the browser offers to keep. `name` is plain ASCII."""
    return Response(body=body, content_type=content_type, content_disposition=_attachment(name))


def _attachment(name: str) -> str:
    return f'attachment; filename="{name}"'
