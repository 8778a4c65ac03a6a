"""What the conformance tests have to know about a block: its sample.

A workshop's is worked out from its sheet and its example (`workshop.py`); any other block has a module here, named after
its tag. A workshop that has more than a sheet has a module of that name too, with a `Sample` of its own.

- `SCENARIO`: the example (file in the block's `scenarios/`) on which handlers are tried;
- `work(desk, friend)`: lets two people work, and gives a valid payload for each handler but the editor's;
- `PAGES`: further requests that only show something;
- `CONTENT_ONLY`: handlers that show nobody's work; `SHARED_ON_PURPOSE`: those that show it to whoever holds a code;
- `consistent(data)`: mends generated content where its parts refer to each other;
- `sized(data, count)`: the content with `count` of what there can be many of.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from tests.blocks import registered
from tests.conformance.samples import workshop
from xblocks.modules.workshop.block import WorkshopBlock


def of(tag: str) -> Any:
    """The sample of a block."""
    name, block = f"{__name__}.{tag}", registered()[tag]
    if not issubclass(block, WorkshopBlock):
        return import_module(name)
    return (workshop if find_spec(name) is None else import_module(name)).Sample(block)
