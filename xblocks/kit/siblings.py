"""What another block of the course gives of the same person's work, where an author names it."""

from __future__ import annotations

import logging
from typing import Any

from django.db import OperationalError

from xblocks.kit import platform
from xblocks.kit.protocol import Block

log = logging.getLogger(__name__)


def ask(block: Block, tag: str, name: str, what: str) -> Any:
    """What the block of this tag and name (`url_name`) answers by its method `what`, for whoever is here.

    None where there is no such block, or something is wrong with it: this one goes on without. Raises OperationalError.
    """
    if not name:
        return None
    try:
        give = getattr(platform.sibling(block, tag, name), what, None)
        return give() if give else None
    except OperationalError:
        raise
    except Exception as error:  # noqa: BLE001 - each runtime has an error of its own for what is not there
        log.warning("%s asked %s in vain: %s", block.scope_ids.usage_id, tag, type(error).__name__)
        return None
