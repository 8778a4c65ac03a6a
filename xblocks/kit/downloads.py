"""What handlers answer besides JSON: pages to print and files to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from webob import Response

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def page(html: str) -> Response:
    """A whole HTML page."""
    return Response(body=html.encode(), content_type="text/html", charset="utf-8")


def file(body: str, name: str, content_type: str) -> Response:
    """A text file the browser offers to keep. `name` is plain ASCII."""
    disposition = f'attachment; filename="{name}"'
    return Response(body=body.encode(), content_type=content_type, charset="utf-8", content_disposition=disposition)


def table(rows: Iterable[Sequence[object]], name: str) -> Response:
    """Rows as CSV: semicolons and a byte order mark, so that office programs in Europe open it as a table.

    None is an empty cell; a text that a spreadsheet would take for a formula begins with an apostrophe.
    """
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([_cell(cell) for cell in row] for row in rows)
    return file("\ufeff" + out.getvalue(), name, "text/csv")


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
