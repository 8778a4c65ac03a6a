"""Our blocks in a content library of the platform: kept in openedx-core, dumped, restored and dumped again."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree
from opaque_keys.edx.locator import LibraryLocatorV2
from openedx_content import api

from tests.blocks import registered
from tests.desk import Site
from tests.scenarios import scenarios

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 11, tzinfo=UTC)
PICTURE = b"\x89PNG, as far as a library cares"
KEY = "lib:Haselbrueck:Module"

Olx = dict[tuple[str, str], str]
"""By tag and name."""


def olx() -> Olx:
    """Every example of our blocks as a library keeps it: with all its content, without the name, which stands beside it."""
    site = Site(LibraryLocatorV2.from_string(KEY))
    found = {}
    for scenario in scenarios():
        element = etree.fromstring(scenario.olx)
        element.set("url_name", scenario.name)
        exported = site.desk(element).export()
        del exported.attrib["url_name"]
        found[scenario.tag, scenario.name] = etree.tostring(exported, encoding="unicode", pretty_print=True)
    return found


def kept(key: str) -> dict[str, bytes]:
    """The latest versions of a library's components: `<type>/<name>/<file>` → content."""
    files = {}
    for component in api.get_components(api.get_learning_package_by_ref(key).id, draft=True):
        for link in component.versioning.draft.componentversionmedia_set.all():
            text = link.media.text  # OLX; other files are in none but the storage
            content = link.media.read_file().read() if text is None else text.encode()
            files[f"{component.component_type.name}/{component.component_code}/{link.path}"] = content
    return files


@pytest.fixture
def library() -> Olx:
    """A library with all examples, each with a picture; the OLX that was put in."""
    package = api.create_learning_package(KEY, "Module")
    picture = api.get_or_create_media_type("image/png")
    put = olx()
    for (tag, name), text in put.items():
        kind = api.get_or_create_media_type(f"application/vnd.openedx.xblock.v1.{tag}+xml")
        api.create_component_and_version(
            package.id,
            api.get_or_create_component_type("xblock.v1", tag),
            name,
            etree.fromstring(text).get("display_name", name),
            NOW,
            media={
                "block.xml": api.get_or_create_text_media(package.id, kind.id, text=text, created=NOW),
                "static/plan.png": api.get_or_create_file_media(package.id, picture.id, data=PICTURE, created=NOW),
            },
        )
    api.publish_all_drafts(package.id)
    return put


def test_a_dump_is_restored_byte_by_byte(library: Olx, tmp_path: Path) -> None:
    api.create_zip_file(KEY, str(tmp_path / "first.zip"))
    report = api.load_learning_package(str(tmp_path / "first.zip"), package_ref="lib:Buchenau:Module")
    assert report["status"] == "success", report
    assert len(library) > len(registered())
    expected = {f"{tag}/{name}/block.xml": text.encode() for (tag, name), text in library.items()}
    expected |= {f"{tag}/{name}/static/plan.png": PICTURE for tag, name in library}
    assert kept("lib:Buchenau:Module") == expected
    api.create_zip_file("lib:Buchenau:Module", str(tmp_path / "second.zip"))
    assert _blocks(tmp_path / "second.zip") == _blocks(tmp_path / "first.zip")


def _blocks(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith(".toml")}


def test_what_a_library_gives_back_is_the_same_block(library: Olx) -> None:
    """Read from the library and written again, as the platform does with each change, and that twice: the same OLX."""
    site = Site(LibraryLocatorV2.from_string(KEY))
    for name, file in sorted(kept(KEY).items()):
        if name.endswith("/block.xml"):
            element = etree.fromstring(file)
            element.set("url_name", name.split("/")[1])
            exported = site.desk(element).export()
            assert exported.find("content") is not None or len(exported), name
            del exported.attrib["url_name"]
            assert etree.tostring(exported, encoding="unicode", pretty_print=True).encode() == file
