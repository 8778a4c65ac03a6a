"""An author takes the course away with her changes: only what she changed differs, and it opens again the same."""

import gzip
import io
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import requests
from lxml import etree

from course_export.preview import splice
from course_export.tarball import archive
from tests.player import Player, running
from tests.preview.conftest import PLUGIN
from tests.preview.course import FILES, usage, write_course

FIRST = usage("probe", "first")
OWN = "vertical/own.xml"


def members(data: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(data)) as opened:
        return {m.name: opened.extractfile(m).read() for m in opened.getmembers()}  # type: ignore[union-attr]


def packed(path: Path, files: Mapping[str, str]) -> Path:
    path.write_bytes(archive.pack({name: text.encode() for name, text in files.items()}))
    return path


def download(player: Player, person: str = "author") -> requests.Response:
    return player.visitor(person).get("/download")


def test_without_changes_it_is_what_was_opened(tmp_path: Path) -> None:
    opened = packed(tmp_path / "ip-basic-de-2027.tar.gz", FILES)
    with running(opened, tmp_path / "state", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        answer = download(player)
        assert answer.content == opened.read_bytes()
        assert answer.headers["Content-Disposition"] == 'attachment; filename="ip-basic-de-2027.tar.gz"'
        assert answer.headers["Content-Type"] == "application/gzip"


def test_only_the_changed_block_differs_and_it_opens_again_the_same(tmp_path: Path) -> None:
    opened = packed(tmp_path / "course.tar.gz", FILES)
    with running(opened, tmp_path / "one", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        player.visitor("lena").call(FIRST, "count", {})
        player.visitor("author").call(FIRST, "count", {})
        player.visitor("author").call(FIRST, "edit", {"text": 'Größer > "vorher" & neu'})
        content = download(player).content
        assert download(player).content == content
    before, after = members(opened.read_bytes()), members(content)
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {f"course/{OWN}"}
    block = etree.fromstring(after[f"course/{OWN}"]).find("probe")
    assert dict(block.attrib) == {
        "url_name": "first",
        "xblock-family": "xblock.v1",
        "display_name": "Renamed",
        "text": 'Größer > "vorher" & neu',
        "tries": "3",
    }, "nothing of what people did is in it"
    old = FILES[OWN].encode()
    start, end = old.index(b"<probe"), old.index(b"/>") + 2
    new = after[f"course/{OWN}"]
    assert new.startswith(old[:start]) and new.endswith(old[end:]), "what stands around it is as it was"

    again = tmp_path / "again.tar.gz"
    again.write_bytes(content)
    with running(again, tmp_path / "two", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        assert 'Größer > "vorher" & neu' in player.visitor("lena").get("/unit/own").text
        assert download(player).content == content


def test_a_field_that_was_taken_away_is_not_in_it(tmp_path: Path) -> None:
    opened = packed(tmp_path / "course.tar.gz", FILES)
    with running(opened, tmp_path / "state", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        player.visitor("author").call(FIRST, "edit", {"reset": True})
        found = etree.fromstring(members(download(player).content)[f"course/{OWN}"])
    assert "text" not in found.find("probe").attrib


def test_an_archive_of_another_layout_works_too(tmp_path: Path) -> None:
    """Units and sections inline, another root folder, another file name, no order of members."""
    inline = f"""<?xml version="1.0" encoding="iso-8859-1"?>
        <chapter display_name="Tag 1"><sequential url_name="morning" display_name="Vormittag">
        <!-- mit Gr\N{LATIN SMALL LETTER U WITH DIAERESIS}\N{LATIN SMALL LETTER SHARP S}en -->
        {FILES["vertical/own.xml"].replace("<vertical", '<vertical url_name="own"')}</sequential></chapter>"""
    folder = write_course(
        tmp_path / "export",
        **{name: None for name in FILES if name.startswith(("vertical/", "sequential/morning", "html/", "problem/"))},
        **{"sequential/review.xml": '<sequential display_name="Rückblick"/>'},
    )
    (folder / "chapter/day-1.xml").write_bytes(inline.encode("iso-8859-1"))
    opened = tmp_path / "Mein Export.tgz"
    with tarfile.open(opened, "w:gz") as target:
        target.add(folder, arcname="2027-export/inner")
    with running(opened, tmp_path / "state", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        player.visitor("author").call(FIRST, "edit", {"text": "geändert"})
        answer = download(player)
    assert "Mein Export.tar.gz" in requests.utils.unquote(answer.headers["Content-Disposition"])
    after = members(answer.content)
    assert {f"course/{path.relative_to(folder)}" for path in folder.rglob("*") if path.is_file()} == set(after)
    chapter = etree.fromstring(after["course/chapter/day-1.xml"])
    assert [probe.get("text") for probe in chapter.iter("probe")] == ["geändert", None]
    assert "mit Grüßen" in after["course/chapter/day-1.xml"].decode()
    again = tmp_path / "again.tar.gz"
    again.write_bytes(answer.content)
    with running(again, tmp_path / "two", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        assert "geändert" in player.visitor("lena").get("/unit/own").text
        assert download(player).content == answer.content


@pytest.mark.parametrize("person", ["lena", "facilitator"])
def test_only_the_author_gets_it(player: Player, person: str) -> None:
    answer = download(player, person)
    assert answer.status_code == 403
    assert "Wählen Sie oben auf der Seite die Redaktion" in answer.text
    assert "/download" not in player.visitor(person).get("/").text


def test_the_author_finds_it_with_the_contents(player: Player) -> None:
    page = player.visitor("author").get("/").text
    assert 'href="/download"' in page
    assert "Kurs mit Ihren Änderungen herunterladen" in page
    assert "Download the course with your changes" in player.visitor("author", language="en").get("/").text


def test_an_archive_the_platform_would_refuse_is_not_made(tmp_path: Path) -> None:
    folder = write_course(tmp_path / "export", **{"html/intro.html": "<p>ja</p>" * 70_000})
    opened = tmp_path / "course.tar.gz"
    with tarfile.open(opened, "w:gz") as target:
        target.add(folder, arcname="course")
    assert 100 < len(gzip.decompress(opened.read_bytes())) / opened.stat().st_size < 200
    with running(opened, tmp_path / "state", open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        answer = download(player)
        assert answer.status_code == 409
        assert "als unsicher ablehnen" in answer.text


def test_a_replaced_element_leaves_every_other_byte() -> None:
    text = """<?xml version='1.0'?>\r\n<vertical  display_name='a &gt; b'>\t<a url_name="x" t="1>2"/><a url_name='y'><b/></a >
      <!-- <a url_name="x"/> --><c><a url_name="x-2"/></c></vertical>\n"""
    new = {("a", "x"): etree.fromstring('<a url_name="x" t="ü"><content>1</content></a>')}
    new["a", "y"] = etree.fromstring('<a url_name="y"/>')
    found = splice.replace("own.xml", text.encode(), new).decode()
    assert found == text.replace(
        '<a url_name="x" t="1>2"/>', '<a url_name="x" t="ü">\n    <content>1</content>\n  </a>'
    ).replace("<a url_name='y'><b/></a >", '<a url_name="y"/>')


def test_the_same_element_written_otherwise_is_left_as_it_is() -> None:
    text = b"""<vertical><a t='1'   url_name="x"></a></vertical>"""
    assert splice.replace("own.xml", text, {("a", "x"): etree.fromstring('<a url_name="x" t="1"/>')}) == text
