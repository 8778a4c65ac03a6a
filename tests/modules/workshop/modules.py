"""Every module that stands on the workshop, found by itself."""

from types import ModuleType

from tests.blocks import registered
from xblocks.modules.workshop.block import WorkshopBlock


def workshops() -> dict[str, type[WorkshopBlock]]:
    """Tag → class."""
    return {tag: block for tag, block in registered().items() if issubclass(block, WorkshopBlock)}


def contents() -> dict[str, ModuleType]:
    """Tag → what its content is made of."""
    return {tag: block.CONTENT for tag, block in workshops().items()}
