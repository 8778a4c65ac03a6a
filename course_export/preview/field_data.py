"""Field data of blocks: authored values from the course and the author's edits, people's values from the database."""

import copy
from collections.abc import Mapping
from typing import Any

from xblock.core import XBlock
from xblock.exceptions import InvalidScopeError
from xblock.field_data import FieldData
from xblock.fields import BlockScope, Scope, UserScope

from course_export.preview import store
from course_export.preview.store import REMOVED, Slot

# What authors write: the same for everyone, read-only outside Studio.
AUTHORED = (Scope.content, Scope.settings)
TREE = (Scope.parent, Scope.children)


class CourseFields(FieldData):
    """Field data for one request. Each block costs one query; writes go through, unless `keep_people` is off.

    `authored` holds the values of the tarball by usage id, `inherited` what flows from the parts above a block.
    Without `may_author`, writing an authored field raises InvalidScopeError, as in the LMS. Without `keep_people`,
    what is written to people's fields is forgotten after the request, since staff are only viewing as a learner.
    """

    def __init__(
        self,
        authored: Mapping[Any, Mapping[str, Any]],
        inherited: Mapping[Any, Mapping[str, Any]],
        *,
        may_author: bool,
        keep_people: bool,
    ) -> None:
        self._authored = authored
        self._inherited = inherited
        self._may_author = may_author
        self._keep_people = keep_people
        self._read: dict[Any, dict[Slot, Any]] = {}

    def get(self, block: XBlock, name: str) -> Any:
        scope = block.fields[name].scope
        if scope in TREE:
            raise KeyError(name)
        stored = self._stored(block).get(_slot(block, name))
        if stored is REMOVED:
            raise KeyError(name)
        if stored is not None or _slot(block, name) in self._stored(block):
            return copy.deepcopy(stored)
        if scope in AUTHORED:
            return copy.deepcopy(self._authored[block.scope_ids.usage_id][name])
        raise KeyError(name)

    def set(self, block: XBlock, name: str, value: Any) -> None:
        self.set_many(block, {name: value})

    def set_many(self, block: XBlock, update_dict: Mapping[str, Any]) -> None:
        for name in update_dict:
            self._refuse_authoring(block, name)
        values = {_slot(block, name): value for name, value in update_dict.items()}
        kept = values if self._keep_people else {slot: v for slot, v in values.items() if not slot.user}
        if kept:
            store.write_fields(kept)
        self._stored(block).update(copy.deepcopy(values))

    def delete(self, block: XBlock, name: str) -> None:
        self._refuse_authoring(block, name)
        slot = _slot(block, name)
        if block.fields[name].scope in AUTHORED:
            store.write_fields({slot: REMOVED})
            self._stored(block)[slot] = REMOVED
            return
        if self._keep_people:
            store.delete_field(slot)
        self._stored(block).pop(slot, None)

    def default(self, block: XBlock, name: str) -> Any:
        return copy.deepcopy(self._inherited[block.scope_ids.usage_id][name])

    def _refuse_authoring(self, block: XBlock, name: str) -> None:
        scope = block.fields[name].scope
        if scope in TREE or (scope in AUTHORED and not self._may_author):
            raise InvalidScopeError(scope)

    def _stored(self, block: XBlock) -> dict[Slot, Any]:
        ids = block.scope_ids
        if ids.usage_id not in self._read:
            self._read[ids.usage_id] = store.read_fields(
                str(ids.user_id), [str(ids.usage_id), str(ids.def_id), ids.block_type]
            )
        return self._read[ids.usage_id]


def _slot(block: XBlock, name: str) -> Slot:
    """Return where a field's value belongs.

    Authored values hang on the definition id, which names the version of the block's source: a rebuilt course shows
    its own text, and the edits of the older version come back with the older tarball.
    """
    scope, ids = block.fields[name].scope, block.scope_ids
    places = {
        BlockScope.USAGE: ids.def_id if scope in AUTHORED else ids.usage_id,
        BlockScope.DEFINITION: ids.def_id,
        BlockScope.TYPE: ids.block_type,
        BlockScope.ALL: "",
    }
    user = str(ids.user_id) if scope.user is UserScope.ONE else ""
    return Slot(str(scope.name), user, str(places[scope.block]), name)
