"""Word documents and slides say what they are, nothing of their making, and are the same bytes at every build."""

import io
import zipfile
from datetime import datetime

from docx import Document

from course_export.documents.office import describe, normalised


def packed(year: int) -> bytes:
    """A zip whose entries have names, extra fields and comments of different lengths, made in some year."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, name in enumerate(("a.xml", "folder/longer.xml", "b")):
            entry = zipfile.ZipInfo(name, (year, 5, 6, 7, 8, 10))
            entry.extra, entry.comment = b"\xfe\xca\x02\0xy" * number, b"c" * number
            archive.writestr(entry, f"<{name}/>" * 50)
        archive.comment = b"PK\1\2 is no entry"
    return buffer.getvalue()


def test_the_time_of_making_is_gone_and_all_else_is_there() -> None:
    early, late = packed(1999), packed(2026)
    assert early != late
    assert normalised(early) == normalised(late)
    with zipfile.ZipFile(io.BytesIO(normalised(late))) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert [archive.read(name) for name in archive.namelist()] == [
            f"<{name}/>".encode() * 50 for name in ("a.xml", "folder/longer.xml", "b")
        ]
        assert [entry.comment for entry in archive.infolist()] == [b"", b"c", b"cc"]


def test_a_document_says_its_title_and_language_and_nothing_of_its_template() -> None:
    properties = Document().core_properties
    assert properties.author == "python-docx"
    describe(properties, "Plan & Ziel", "de-DE")
    assert (properties.title, properties.language) == ("Plan & Ziel", "de-DE")
    assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == ("",) * 4
    assert [str(each)[:19] for each in (properties.created, properties.modified)] == [str(datetime(2000, 1, 1))] * 2
    assert properties.revision == 1
