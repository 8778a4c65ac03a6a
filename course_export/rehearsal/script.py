"""The texts of a rehearsal: who takes part, and what each of them does on which day of the course."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from course_export.errors import Problems, shown
from course_export.programme.source import Location, read_text, read_yaml, validated

TEXTS = Path(__file__).parent / "texts"

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")]
#: A day of the course by one of its events: `retrospective`, `day_1 - 4`, `day_2 + 21`.
Moment = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*( [+-] [0-9]{1,3})?$")]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
FACILITATOR = "facilitator"
M = TypeVar("M", bound=BaseModel)


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Member(_Part):
    """Somebody of the group. `skips` are chapters, sections and units left out, `slips` questions answered wrong."""

    key: Key
    name: Text
    skips: list[str] = []
    slips: list[str] = []


class Reading(_Part):
    """On which day the group goes through a chapter."""

    chapter: Text
    day: Moment


class Group(_Part):
    """Who takes part, and the day on which the player opens."""

    people: Annotated[list[Member], Field(min_length=1)]
    reads: list[Reading] = []
    opens: Moment


class Rating(_Part):
    """One occasion of a self-assessment: levels and targets of each person, in the order of the block's competences."""

    block: Text
    day: Moment
    levels: dict[str, list[int | Literal["-"]]]
    targets: dict[str, list[int | Literal["-"]]] = {}


class Note(_Part):
    """A text of a reflection; intentions have a number (`slot`) and a day."""

    person: str
    block: Text
    prompt: Text
    day: Moment
    text: Text
    slot: int = 0
    due: Moment | None = None


class Post(_Part):
    """A contribution to a discussion."""

    person: str
    block: Text
    day: Moment
    at: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    text: Text


class OnDay(_Part):
    """A cell with a day of the course."""

    day: Moment


class InQuarter(_Part):
    """A cell with the quarter of a day of the course."""

    quarter: Moment


class ThatRow(_Part):
    """A cell that names one row, by its `key`; without this it would be a text."""

    row: Text


Cell = bool | int | str | list[str] | OnDay | InQuarter | ThatRow


class Sheet(_Part):
    """A sheet that a team fills in, table by table; a row that others name has a `key`, one that is always there is named
    by `row`. Where the sheet asks without names, `pulse` has what each of the team answers, statement by statement, 0 for
    none, and the last of the team closes the round."""

    block: Text
    day: Moment
    team: Annotated[list[str], Field(min_length=2)]
    tables: dict[str, list[dict[str, Cell]]]
    pulse: dict[str, list[Annotated[int, Field(ge=0, le=5)]]] = {}


class Card(_Part):
    """A card, in a group of cards. `posts` brings an intention of its author along, by its number."""

    by: str
    column: Text
    group: Key
    text: Text
    posts: int = 0


class Cluster(_Part):
    """A group of cards."""

    key: Key
    title: Text


class Action(_Part):
    """What is agreed."""

    by: str
    group: Key
    text: Text
    owner: Text
    due: Moment


class Board(_Part):
    """A retrospective, from its first card to its end."""

    block: Text
    day: Moment
    cards: list[Card]
    groups: list[Cluster]
    dots: dict[str, dict[Key, int]]
    actions: list[Action]

    @model_validator(mode="after")
    def _names_groups_that_it_has(self) -> Self:
        named = [card.group for card in self.cards] + [action.group for action in self.actions]
        named += [key for dots in self.dots.values() for key in dots]
        unknown = sorted(set(named) - {group.key for group in self.groups})
        if unknown:
            raise ValueError(f"no such group of cards: {', '.join(unknown)}")
        return self


class Script(_Part):
    """All of it."""

    group: Group
    ratings: list[Rating]
    notes: list[Note]
    posts: list[Post]
    sheets: list[Sheet]
    boards: list[Board]


class _Ratings(_Part):
    ratings: list[Rating]


class _Notes(_Part):
    notes: list[Note]


class _Posts(_Part):
    posts: list[Post]


def folder(programme: str, language: str) -> Path | None:
    """Return where the texts of a programme in a language are; None if there are none."""
    found = _child(TEXTS, programme)
    return found and _child(found, language)


def _child(parent: Path, name: str) -> Path | None:
    """Return a folder by its name, which a tarball gives: it leads nowhere else."""
    return next((entry for entry in parent.iterdir() if entry.name == name and entry.is_dir()), None)


def read(texts: Path) -> Script:
    """Read the texts of a rehearsal. Raises errors.Refused with everything that is wrong, by file and line."""
    problems = Problems()
    group = _file(Group, texts / "group.yaml", problems)
    known = {member.key for member in group.people} if group else set()
    ratings = _file(_Ratings, texts / "ratings.yaml", problems, known)
    notes = _file(_Notes, texts / "notes.yaml", problems, known)
    posts = _file(_Posts, texts / "posts.yaml", problems, known | {FACILITATOR})
    sheets = [_file(Sheet, path, problems, known) for path in sorted((texts / "sheets").glob("*.yaml"))]
    boards = [_file(Board, path, problems, known) for path in sorted((texts / "boards").glob("*.yaml"))]
    problems.refuse()
    assert group and ratings and notes and posts  # or it would have been refused
    return Script(
        group=group,
        ratings=ratings.ratings,
        notes=notes.notes,
        posts=posts.posts,
        sheets=[sheet for sheet in sheets if sheet],
        boards=[board for board in boards if board],
    )


def _file(model: type[M], path: Path, problems: Problems, known: set[str] | None = None) -> M | None:
    """Read one file. Whoever does something in it has to be `known`."""
    text = read_text(path, problems)
    found = read_yaml(text, shown(path), problems) if text is not None else None
    if found is None:
        return None
    data, source = found
    value = validated(model, data, source, problems)
    if value and known is not None:
        for location, person in _people(data):
            if person not in known:
                source.add(problems, location, f"“{person}” is nobody of the group", sorted(known))
    return value


def _people(value: Any, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield everybody who does something, with the place where she is named."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, inner in entries:
        here = (*at, name)
        if name in ("person", "by"):
            yield here, inner
        elif name == "team":
            yield from (((*here, number), person) for number, person in enumerate(inner))
        elif name in ("levels", "targets", "dots", "pulse"):
            yield from (((*here, person), person) for person in inner)
        elif name != "tables":
            yield from _people(inner, here)
