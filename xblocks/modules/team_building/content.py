"""The content of the workshop on building a team: the words of its canvas, its pulse and its phases, and an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from xblocks.core.content import Child, ContentPart, Key, LongText, ShortText
from xblocks.core.text import marked as _
from xblocks.modules.team_building.model import DEFAULTS, ITEMS, PHASES, ROLES, TOPICS
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Choice, Sentence, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_team_building"
VERSION = 1

PURPOSE = "purpose"
GOALS = "goals"
ROLE = "roles"
STRENGTHS = "strengths"
NEEDS = "needs"
AGREEMENTS = "agreements"
CANVAS = "canvas"
PULSE = "pulse"

_LINE = (Column("text", Sentence()),)

SPEC = Spec(
    tables=(
        Table(PURPOSE, (Column("purpose", Sentence(), required=False),), single=True, needed=False),
        Table(GOALS, _LINE, ordered=True, needed=False),
        Table(STRENGTHS, _LINE, needed=False),
        Table(NEEDS, _LINE, needed=False),
        Table(ROLE, (Column("holder", Text(), required=False),), fixed=ROLES),
        Table(AGREEMENTS, (Column("topic", Choice(TOPICS)), Column("text", Sentence()))),
    ),
    # What the answers come to has values, which no page may show: it is said beside the sheet, when a round is closed.
    rules={
        ("W9-1", "warning"): (),
        ("W9-2", "warning"): (),
        ("W9-3", "hint"): (),
        ("W9-4", "hint"): (),
        ("W9-5", "hint"): (),
    },
    limits=DEFAULTS,
    figures=("goals", "held", "agreements"),
    pictures=(Picture(CANVAS, after=AGREEMENTS, whole=True),),
)


class Statement(ContentPart):
    """A statement that people answer from 1 to 5."""

    key: Annotated[Key, Field(title=_("Key"))]
    text: Annotated[ShortText, Field(title=_("Statement"))]


class PhaseText(ContentPart):
    """What a phase is called, and what to do in it."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    text: Annotated[LongText, Child(), Field(title=_("Explanation (Markdown)"))]


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC
    KEYED: ClassVar[Mapping[str, Sequence[str]]] = {"statements": ITEMS, "phases": PHASES}

    pulse_title: Annotated[ShortText, Field(title=_("Heading of the pulse"))]
    low: Annotated[ShortText, Field(title=_("What answer 1 means"))]
    high: Annotated[ShortText, Field(title=_("What answer 5 means"))]
    pulse: Annotated[LongText, Child(), Field(title=_("Introduction of the pulse (Markdown)"))]
    talk: Annotated[LongText, Child(), Field(title=_("Text for teams of fewer than five people (Markdown)"))]
    statements: Annotated[list[Statement], Child("statement"), Field(title=_("Statements"), max_length=20)] = []
    phases: Annotated[list[PhaseText], Child("phase"), Field(title=_("Phases"), max_length=10)] = []

    def statement(self, key: str) -> str:
        """The text of a statement."""
        return next(words.text for words in self.statements if words.key == key)

    def phase(self, key: str) -> PhaseText:
        """The words of a phase."""
        return next(words for words in self.phases if words.key == key)


default = Content.default
