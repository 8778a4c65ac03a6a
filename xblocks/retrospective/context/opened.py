"""A board in front of a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.dateparse import parse_date

from xblocks.kit import access
from xblocks.kit.i18n import reader_language
from xblocks.retrospective import records
from xblocks.retrospective.content import Content, Format
from xblocks.retrospective.model import Phase, State
from xblocks.retrospective.protocol import Retrospective
from xblocks.spaces import api

START = 40  # so many letters of a card are said where it has to be named
HUES = 6  # colours of columns in the style


@dataclass(frozen=True)
class Open:
    """Everything about one board, seen by one person."""

    block: Retrospective
    content: Content
    format: Format
    place: records.Place
    board: records.Board
    people: records.People

    @property
    def state(self) -> State:
        """How the board stands."""
        return self.people.state

    @property
    def phase(self) -> Phase:
        """Its phase."""
        return self.people.state.phase

    @property
    def language(self) -> str:
        """The language of the author's texts."""
        return self.content.language or reader_language()

    def column(self, key: str) -> str:
        """The name of a column; a card outlives the column it was written for."""
        return next((column.title for column in self.format.columns if column.key == key), key)

    def hue(self, key: str) -> int:
        """The number of a column's colour, from 1; 0 for a column that is gone. Its word always stands beside it."""
        keys = [column.key for column in self.format.columns]
        return keys.index(key) % HUES + 1 if key in keys else 0


def opened(block: Retrospective, place: records.Place, board: records.Board, people: records.People) -> Open:
    """The board in front of her, from what was read. Refusal 409 where the content cannot be read."""
    content = block.readable_content()
    return Open(block, content, content.format(people.state.format) or block.readable_format(), place, board, people)


def here(block: Retrospective, place: records.Place) -> Open:
    """A board as it stands now, in front of whoever asks."""
    board = records.board(api.read(place.board))
    return opened(block, place, board, records.people(block, api.read(place.people), access.person(block)))


def glimpse(block: Retrospective, place: records.Place, board: records.Board, *, leads: bool = False) -> Open:
    """As much of it as her own cards and votes need, without reading who is there; `leads`: whether she does."""
    state, person = board.state or records.new_state(block), access.person(block)
    people = records.People(0, 0, state, frozenset(), (person,) if leads else (), {}, person)
    return opened(block, place, board, people)


def parsed(day: str) -> date | None:
    """A stored day, None where there is none."""
    try:
        return parse_date(day) if day else None
    except ValueError:
        return None
