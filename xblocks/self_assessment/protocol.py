"""What code of the self-assessment asks of its block: its settings, by type."""

from __future__ import annotations

from typing import Protocol

from xblocks.kit.protocol import Block
from xblocks.self_assessment.content import Content


class SelfAssessment(Block, Protocol):
    """A self-assessment as `block.SelfAssessmentBlock` makes it; placements with the same `record` share the ratings."""

    record: str
    occasion: str

    def readable_content(self) -> Content: ...
