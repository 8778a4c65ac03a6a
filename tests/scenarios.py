"""The OLX examples of all blocks (`xblocks/<block>/scenarios/*.xml`): one source for tests, workbench and axe."""

from dataclasses import dataclass
from functools import cache

from tests.blocks import registered


@dataclass(frozen=True)
class Scenario:
    """One example: the block's tag, the file's name without ending, and its OLX."""

    tag: str
    name: str
    olx: str

    def __str__(self) -> str:
        return f"{self.tag}:{self.name}"


@cache
def scenarios() -> tuple[Scenario, ...]:
    """All examples of all blocks, in a fixed order."""
    return tuple(
        Scenario(tag, title.removeprefix(f"{tag} "), olx)
        for tag, block in registered().items()
        for title, olx in block.workbench_scenarios()
    )


def scenario(tag: str, name: str) -> Scenario:
    """One example by name."""
    return next(found for found in scenarios() if (found.tag, found.name) == (tag, name))
