"""What a person rated of herself in a course, for herself alone: asked of the blocks, each of which knows its own."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from django.db import OperationalError

from xblocks.kit import platform
from xblocks.kit.portfolio import tags
from xblocks.kit.protocol import Block

log = logging.getLogger(__name__)


def mine(block: Block) -> Mapping[str, int]:
    """The latest levels of the current person by competence, of the first block of the course that has any.

    Blocks that are not open to her give nothing, nor does one that fails. Raises OperationalError.
    """
    for key in platform.course_blocks(block, tags()):
        if key == block.scope_ids.usage_id:
            continue
        try:
            other = block.runtime.get_block(key)
            found = other.levels() if other is not None else {}
        except OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one block, another may know
            log.warning("%s: no levels: %s", key, type(error).__name__)
            continue
        if found:
            return found
    return {}
