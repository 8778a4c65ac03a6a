"""What operating systems and editors leave in folders: the platform passes it over, and so do all who read a course."""

from __future__ import annotations

import re
from dataclasses import replace

from course_export.reading.unpack import Archive

# The platform's own pattern (`ASSET_IGNORE_REGEX`) holds the first two and the last.
_NAMES = re.compile(r"\._.*|\.DS_Store|Thumbs\.db|desktop\.ini|__MACOSX|.*~", re.DOTALL)


def without_leftovers(archive: Archive) -> tuple[Archive, tuple[str, ...]]:
    """Return an archive without them, and their paths, sorted."""
    left = {path for path in (*archive.files, *archive.beside) if any(map(_NAMES.fullmatch, path.split("/")))}
    files = {path: data for path, data in archive.files.items() if path not in left}
    beside = tuple(path for path in archive.beside if path not in left)
    return replace(archive, files=files, beside=beside), tuple(sorted(left))
