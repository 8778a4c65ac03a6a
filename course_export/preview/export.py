"""The course as an author leaves it: what was opened, with every block she changed in the place where it stood."""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree
from opaque_keys.edx.keys import UsageKey
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds

from course_export.preview import splice, store
from course_export.preview.library import Library
from course_export.preview.runtime import PlayerRuntime, definition_id
from course_export.reading.files import CourseFiles
from course_export.tarball import archive


def tarball(library: Library, course: CourseFiles) -> bytes:
    """Return the tarball of a course with the author's changes. Raises archive.TooRepetitive."""
    changed = {(key.block_type, key.block_id): _element(library, key, edits) for key, edits in _edits(library)}
    if not changed:
        return archive.pack(course.files)
    new = {path: splice.replace(path, course.files[path], changed) for path in course.naming}
    return archive.pack({**course.files, **new})


def _edits(library: Library) -> Iterator[tuple[UsageKey, Mapping[str, Any]]]:
    definitions = {
        definition_id(key, digest): key for key, digest in library.digests.items() if key in library.authored
    }
    for definition, edits in store.authored(definitions).items():
        yield definitions[definition], edits


def _element(library: Library, key: UsageKey, edits: Mapping[str, Any]) -> etree._Element:
    """Return a block as it writes itself for an export: nobody's state is among its fields."""
    values = {**library.authored[key], **edits}
    fields = DictFieldData({name: value for name, value in values.items() if value is not store.REMOVED})
    runtime = PlayerRuntime(library.course, library.digests, fields)
    definition = runtime.id_reader.get_definition_id(key)
    ids = ScopeIds(None, key.block_type, definition, key)
    block = runtime.construct_xblock(key.block_type, ids)
    node = etree.Element(key.block_type, url_name=key.block_id)
    block.add_xml_to_node(node)
    return node
