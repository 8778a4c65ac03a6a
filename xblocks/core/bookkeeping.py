"""Attributes in which the platform keeps books: where a block was copied from, what it follows in a library.

They travel with copies, also to places where nothing declares them. They are no content: what declares them reads them,
everything else passes them over (openedx-platform: `copied_from_block` of `AuthoringMixin`, `upstream…` and
`downstream…` of `UpstreamSyncMixin`, both only in Studio's courses).
"""

import re

_NAMES = re.compile(r"(copied_from|upstream|downstream)(_\w+)?|top_level_downstream_parent_key|x-is-pointer-node")


def is_bookkeeping(name: str) -> bool:
    """Whether an attribute of a block is one of them."""
    return _NAMES.fullmatch(name) is not None
