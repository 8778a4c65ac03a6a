"""How far a person is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xblock.completable import XBlockCompletionMode

from course_export.preview import store
from course_export.preview.library import Library
from course_export.preview.visit import Visit
from course_export.reading.classes import load_block_class
from course_export.reading.course import Block, Unit
from course_export.reading.elements import NATIVE


@dataclass(frozen=True)
class Progress:
    """`done` of `total` things."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        return 0 < self.total == self.done

    @property
    def undone(self) -> bool:
        return self.done < self.total

    @property
    def begun(self) -> bool:
        return 0 < self.done < self.total


def of_unit(library: Library, unit: Unit, completions: Mapping[str, float]) -> Progress:
    """Return how many of a unit's countable blocks are complete."""
    counted = [str(block.key) for block in unit.blocks if _counts(library, block)]
    return Progress(sum(completions.get(key, 0.0) >= 1.0 for key in counted), len(counted))


def of_units(units: Iterable[Progress]) -> Progress:
    """Return how many units are complete; a unit without anything to complete is left out."""
    counted = [unit for unit in units if unit.total]
    return Progress(sum(unit.complete for unit in counted), len(counted))


def complete_by_viewing(library: Library, visit: Visit, unit: Unit) -> None:
    """Complete what a learner completes by looking at it: lessons, and blocks that do not report by themselves."""
    if visit.is_author or not visit.keeps:
        return
    seen = [str(block.key) for block in unit.blocks if _completes_by_viewing(library, block)]
    before = store.completions(visit.learner.id, seen)
    for key in seen:
        if key not in before:
            store.complete(visit.learner.id, key, 1.0)


def _counts(library: Library, block: Block) -> bool:
    if block.key in library.failed or block.is_container:
        return False
    if block.tag in NATIVE:
        return block.tag != "discussion"
    mode = XBlockCompletionMode.get_mode(load_block_class(block.tag))
    return mode == XBlockCompletionMode.COMPLETABLE


def _completes_by_viewing(library: Library, block: Block) -> bool:
    if block.tag in NATIVE:
        return block.tag == "html"
    own = _counts(library, block) and load_block_class(block.tag)
    return bool(own) and not getattr(own, "has_custom_completion", False) and not getattr(own, "has_score", False)
