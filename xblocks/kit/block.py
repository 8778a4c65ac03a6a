"""What every block is: an XBlock whose content is typed and stands in the course as readable elements."""

from __future__ import annotations

import logging
from functools import lru_cache
from types import ModuleType
from typing import Any, ClassVar

from lxml import etree
from xblock.core import XBlock
from xblock.fields import Dict, Scope, String

from xblocks.core import olx
from xblocks.kit import i18n, platform

log = logging.getLogger(__name__)
_OURS = ("definition", "unread_settings")


@XBlock.wants("user", "i18n", "replace_urls")
class LotseBlock(XBlock):
    """Base of all blocks. A subclass names its `CONTENT` module (see design, layout) and adds its views.

    `definition` holds the content as XML text, so that what cannot be read is kept to the letter.
    """

    CONTENT: ClassVar[ModuleType]
    resources_dir = None  # the platform finds no public folder of a nested package; assets travel in the fragment
    has_author_view = True
    has_custom_completion = True
    completion_mode = "completable"

    display_name = String(scope=Scope.settings, default="")
    definition = String(scope=Scope.content, default=None)
    unread_settings = Dict(scope=Scope.content, default={})

    @classmethod
    def parse_xml(cls, node: etree._Element, runtime: Any, keys: Any) -> LotseBlock:
        """Read the block from OLX. Never raises: the platform would drop the block without a word.

        Attributes set content and settings only, never a learner's state; children are the content.
        """
        block = runtime.construct_xblock_from_class(cls, keys)
        unread = {}
        for name, value in node.items():
            if name in ("url_name", "xblock-family", "slug", "name") or name in _OURS:
                continue
            if not _set_field(block, name, value):
                unread[name] = value
        pieces = []
        for child in node:
            if not isinstance(child.tag, str):
                continue
            if etree.QName(child).namespace == "http://code.edx.org/xblock/option":
                none = child.get("none") == "true"
                _set_field(block, etree.QName(child).localname, None if none else child.text or "")
            else:
                pieces.append(olx.to_text(etree.fromstring(etree.tostring(child, with_tail=False))))
        if pieces:
            block.definition = "\n".join(pieces)
        if unread:
            block.unread_settings = unread
        return block

    def add_xml_to_node(self, node: etree._Element) -> None:
        """Write the block as OLX: settings as attributes, content always, also where it is still the default."""
        super().add_xml_to_node(node)
        kept = {name for name, spec in self.fields.items() if spec.scope in (Scope.content, Scope.settings)}
        for name in list(node.attrib):
            if name in self.fields and (name not in kept or name in _OURS):
                del node.attrib[name]
        for option in list(node):
            if etree.QName(option).localname not in kept:
                node.remove(option)
        for name, value in self.unread_settings.items():
            node.set(name, value)
        for piece in _elements(self.definition or olx.to_text(olx.to_element(self.default_content()))):
            node.append(piece)

    def default_content(self) -> Any:
        """The default content in the course's language."""
        return self.CONTENT.default(i18n.content_language(platform.course_language(self)))

    def content_or_problems(self) -> tuple[Any, list[olx.Problem]]:
        """The typed content, or None and what is wrong with it."""
        if self.definition is None:
            return self.default_content(), []
        return _read(self.definition, self.CONTENT.Content)

    def problems(self) -> list[olx.Problem]:
        """Everything in this block that could not be read, for authors and for `lotse check`."""
        settings = [
            olx.Problem(None, name, f"“{value}” is not a valid value") for name, value in self.unread_settings.items()
        ]
        return settings + self.content_or_problems()[1]


def _set_field(block: XBlock, name: str, value: str | None) -> bool:
    """Set a content or settings field from its text. False where the value does not fit."""
    spec = block.fields.get(name)
    if spec is None or spec.scope not in (Scope.content, Scope.settings):
        log.warning("%s: attribute %s is not a setting of this block", block.scope_ids.usage_id, name)
        return spec is not None  # an unknown attribute is kept, another's state is not
    try:
        spec.write_to(block, None if value is None else spec.enforce_type(spec.from_string(value)))
    except Exception as error:  # noqa: BLE001 - whatever a field makes of bad text, the block must stay
        log.warning("%s: attribute %s: %s", block.scope_ids.usage_id, name, error)
        return False
    return True


def _elements(text: str) -> list[etree._Element]:
    return list(olx.parse(f"<definition>{text}</definition>"))


@lru_cache(maxsize=256)
def _read(text: str, model: type[Any]) -> tuple[Any, list[olx.Problem]]:
    try:
        pieces = _elements(text)
        strangers = [piece for piece in pieces if piece.tag != "content"]
        if strangers or len(pieces) != 1:
            names = ", ".join(f"<{piece.tag}>" for piece in strangers) or "<content> twice"
            return None, [olx.Problem(None, "", f"{names}: one <content> element is expected")]
        return olx.from_element(pieces[0], model), []
    except olx.ContentError as error:
        return None, error.problems
