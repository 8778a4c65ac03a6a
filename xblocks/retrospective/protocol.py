"""What code of the retrospective asks of its block: its settings, by type."""

from __future__ import annotations

from typing import Protocol

from xblocks.kit.protocol import Block
from xblocks.retrospective.content import Content, Format


class Retrospective(Block, Protocol):
    """A retrospective as `block.RetrospectiveBlock` makes it; `content.Settings` says what each setting may be."""

    board_format: str
    anonymity: str
    hidden_until_reveal: str
    first_facilitates: str
    group: str
    teamset: str
    series: str
    intentions: str
    mandate: str
    next_date: str

    def readable_content(self) -> Content: ...

    def readable_format(self) -> Format: ...
