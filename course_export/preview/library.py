"""The components of a course as the runtime needs them: parsed once, when the player starts."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.conf import settings
from opaque_keys.edx.keys import UsageKey
from xblock.core import XBlock
from xblock.field_data import DictFieldData
from xblock.fields import ScopeIds
from xblock.plugin import PluginMissingError

from course_export.preview.field_data import AUTHORED, CourseFields
from course_export.preview.runtime import PlayerRuntime, definition_id
from course_export.preview.visit import Visit
from course_export.reading import quiz
from course_export.reading.course import Block, Course
from course_export.reading.elements import NATIVE

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Library:
    """A course with the authored values of its blocks.

    `failed` says in one line per block why it did not load; such a block is a notice in its place.
    """

    course: Course
    authored: Mapping[UsageKey, Mapping[str, Any]]
    failed: Mapping[UsageKey, str]

    @cached_property
    def inherited(self) -> Mapping[UsageKey, Mapping[str, Any]]:
        return {key: place.unit.inherited for key, (_, place) in self.course.blocks.items()}

    @cached_property
    def digests(self) -> Mapping[UsageKey, str]:
        return {key: block.digest for key, (block, _) in self.course.blocks.items()}

    @cached_property
    def definitions(self) -> frozenset[str]:
        return frozenset(definition_id(key, digest) for key, digest in self.digests.items())

    def runtime(self, visit: Visit) -> PlayerRuntime:
        """Return a runtime for one request."""
        fields = CourseFields(self.authored, self.inherited, may_author=visit.is_author, keep_people=visit.keeps)
        return PlayerRuntime(self.course, self.digests, fields, visit)


def read_blocks(course: Course) -> Library:
    """Parse every block with its own class; what does not load is logged and noted, never raised."""
    authored: dict[UsageKey, Mapping[str, Any]] = {}
    failed: dict[UsageKey, str] = {}
    for block, _ in course.blocks.values():
        try:
            if block.tag == "problem":
                quiz.read(block.element)
            elif block.tag not in NATIVE and not block.is_container:
                authored[block.key] = _authored_values(course, block)
        except quiz.UnsupportedProblem as error:
            failed[block.key] = str(error)
        except PluginMissingError:
            failed[block.key] = f"no block of type {block.tag!r} is installed"
        except Exception as error:  # a block's own code: anything may be raised
            log.exception("%s does not load", block.key)
            failed[block.key] = f"{type(error).__name__}: {error}"
    return Library(course, authored, failed)


def _authored_values(course: Course, block: Block) -> Mapping[str, Any]:
    """Return what an import would store: the explicitly set content and settings, as JSON values."""
    values: dict[str, Any] = {}
    runtime = PlayerRuntime(course, {block.key: block.digest}, DictFieldData(values))
    node = block.element
    node.attrib.pop("xblock-family", None)
    ids = ScopeIds(None, block.tag, runtime.id_reader.get_definition_id(block.key), block.key)
    block_class = runtime.mixologist.mix(runtime.load_block_type(block.tag))
    found: XBlock = block_class.parse_xml(node, runtime, ids)
    found.save()
    return {name: value for name, value in values.items() if found.fields[name].scope in AUTHORED}


@cache
def library() -> Library:
    """Return the blocks of the course that this process serves."""
    return read_blocks(settings.LOTSE_COURSE)
