"""A QR code as a picture."""

from __future__ import annotations

import io
from functools import lru_cache

from django.utils.safestring import mark_safe


@lru_cache(maxsize=64)
def code(text: str) -> str:
    """A QR code, black on white with its margin, as wide as the place it gets: paths of our own, no text in them."""
    import segno  # read late: only boards draw codes

    out = io.BytesIO()
    found = segno.make(text, error="m", micro=False)
    found.save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, svgclass=None, lineclass=None, light="#fff")
    return mark_safe(out.getvalue().decode().strip())
