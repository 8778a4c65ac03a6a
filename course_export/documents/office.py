"""What Word documents and slides share: one property sheet, and the same bytes at every build."""

import io
import struct
import zipfile
from datetime import datetime
from typing import Any

# Office files carry times; a fixed one makes a rebuild identical. ZIP cannot say anything earlier than 1980.
_MOMENT = datetime(2000, 1, 1)
_ZIP_TIME = (0, 0x21)  # midnight, 1 January 1980, as a ZIP file writes it
# Offsets in a ZIP file (APPNOTE.TXT, 4.3.7 and 4.3.12).
_TIME_IN_LOCAL = 10
_TIME_IN_DIRECTORY = 12
_LENGTHS_IN_DIRECTORY = 28
_DIRECTORY_ENTRY = 46


def describe(properties: Any, title: str, language: str) -> None:
    """Set title and language, which screen readers announce, and remove what the template says of itself."""
    properties.title = title
    properties.language = language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = _MOMENT
    properties.revision = 1


def normalised(content: bytes) -> bytes:
    """Return an office file with the times of its making overwritten, in place: packing it anew would take as long."""
    result = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            struct.pack_into("<HH", result, entry.header_offset + _TIME_IN_LOCAL, *_ZIP_TIME)
        place = archive.start_dir
        for _ in archive.infolist():
            struct.pack_into("<HH", result, place + _TIME_IN_DIRECTORY, *_ZIP_TIME)
            place += _DIRECTORY_ENTRY + sum(struct.unpack_from("<HHH", result, place + _LENGTHS_IN_DIRECTORY))
    return bytes(result)
