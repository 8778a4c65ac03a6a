"""What Word documents and slides share: one property sheet, and the same bytes at every build."""

import io
import zipfile
from datetime import datetime
from typing import Any

# Office files carry times; a fixed one makes a rebuild identical. ZIP cannot say anything earlier than 1980.
_MOMENT = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def describe(properties: Any, title: str, language: str) -> None:
    """Set title and language, which screen readers announce, and remove what the template says of itself."""
    properties.title = title
    properties.language = language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _MOMENT
    properties.revision = 1


def normalised(content: bytes) -> bytes:
    """Return an office file with the same parts in the same order, without the time of their making."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return result.getvalue()
