"""The content of a workshop: the words for a module's sheet, its findings and its figures, and an example. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.message import Message, Unfit
from xblocks.core.switch import SWITCH_NAMES, Switch
from xblocks.core.text import marked as _
from xblocks.modules.workshop import examples, overlay
from xblocks.modules.workshop.cells import Cells
from xblocks.modules.workshop.examples import ExampleTable, cells_of, faults_of
from xblocks.modules.workshop.spec import Spec, Table
from xblocks.modules.workshop.work import Stored

_PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")
#: Stands for the rows a finding is about.
ROWS = "rows"


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_NAMES = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.HINT: _("Hint")}


#: A choice, as the domain's sheet names it: in the language of its field, such as `Bund-Länder`.
OptionKey = Annotated[str, StringConstraints(pattern=r"^[\w-]{1,64}$")]


class Option(ContentPart):
    """What a choice, or a row that is always there, is called."""

    key: Annotated[OptionKey, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    short: Annotated[ShortText | None, Field(title=_("Name in the table, if shorter"))] = None


class ColumnText(ContentPart):
    """What a column is called, and how to fill it in; `preset` is what a value beside the rows begins with."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Heading"))]
    short: Annotated[ShortText | None, Field(title=_("Heading in the table, if shorter"))] = None
    preset: Annotated[ShortText | None, Field(title=_("Value at the beginning (values beside the rows only)"))] = None
    hint: Annotated[LongText | None, Child(), Field(title=_("Help with filling in"))] = None
    options: Annotated[list[Option], Child("option"), Field(title=_("Choices"), max_length=40)] = []


class TableText(ContentPart):
    """What a table is called, what always to tell people above it, and what while it is empty."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Heading"))]
    short: Annotated[ShortText | None, Field(title=_("Name in files, if shorter"))] = None
    row: Annotated[ShortText, Field(title=_("What one row is called"))]
    empty: Annotated[LongText, Child(), Field(title=_("Text while it is empty (Markdown)"))]
    note: Annotated[LongText | None, Child(), Field(title=_("Text above it (Markdown)"))] = None
    columns: Annotated[list[ColumnText], Child("column"), Field(title=_("Columns"), min_length=1, max_length=40)]
    rows: Annotated[list[Option], Child("row"), Field(title=_("Rows that are always there"), max_length=40)] = []

    def column(self, name: str) -> ColumnText:
        """The words of a column of the table."""
        return next(words for words in self.columns if words.key == name)


class FindingText(ContentPart):
    """The words of a finding. `line` is said for each; {names} in braces are filled in."""

    rule: Annotated[Key, Field(title=_("Rule"))]
    severity: Annotated[Severity, Field(title=_("Severity")), Choices(SEVERITY_NAMES)]
    title: Annotated[ShortText, Field(title=_("Heading"))]
    text: Annotated[LongText, Child(), Field(title=_("Explanation (Markdown)"))]
    line: Annotated[ShortText, Field(title=_("Line for each finding"))]

    @property
    def key(self) -> str:
        """Rule and severity: `W6-1 warning`."""
        return f"{self.rule} {self.severity.value}"


class FigureText(ContentPart):
    """What a derived number is called."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    hint: Annotated[ShortText | None, Field(title=_("How it is worked out (unfolds below the figures)"))] = None


class PictureText(ContentPart):
    """What a picture is called."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Title"))]


def _pointed(value: Any) -> Any:
    """A number as German and Danish authors type it."""
    return value.replace(",", ".") if isinstance(value, str) else value


def _whole(value: float) -> float:
    """A number as authors read it: 4, not 4.0."""
    return int(value) if value == int(value) else value


Number = Annotated[
    float,
    BeforeValidator(_pointed),
    Field(allow_inf_nan=False, ge=-1_000_000, le=1_000_000),
    AfterValidator(_whole),
    PlainSerializer(_whole, return_type=Any),
]


class Limit(ContentPart):
    """A threshold of the rules, in place of the default."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText | None, Field(title=_("What it means"))] = None
    value: Annotated[Number, Field(title=_("Value"))]


class WorkshopContent(ContentModel):
    """All texts of a workshop. A module sets its SPEC and may add what is its own; of lists of words by key that are its
    own, KEYED has the keys that it needs, by field.

    Words may be lacking, for content outlives a sheet that grows; words of what the sheet does not have are refused.
    """

    SPEC: ClassVar[Spec]
    KEYED: ClassVar[Mapping[str, Sequence[str]]] = {}

    title: Annotated[ShortText, Field(title=_("Heading"))]
    day_minutes: Annotated[int, Field(title=_("Minutes of a working day"), ge=60, le=1440)] = 480
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction (Markdown)"))]
    tables: Annotated[list[TableText], Child("table"), Field(title=_("Tables"), max_length=12)] = []
    findings: Annotated[list[FindingText], Child("finding"), Field(title=_("Findings"), max_length=40)] = []
    figures: Annotated[list[FigureText], Child("figure"), Field(title=_("Figures"), max_length=40)] = []
    pictures: Annotated[list[PictureText], Child("picture"), Field(title=_("Pictures"), max_length=10)] = []
    limits: Annotated[list[Limit], Child("limit"), Field(title=_("Thresholds of the rules"), max_length=20)] = []
    example: Annotated[list[ExampleTable], Child(), Field(title=_("Example"), max_length=12)] = []

    @classmethod
    def default(cls, language: str) -> Self:
        """The default words in a language: de, en or da. Raises KeyError for another one."""
        return read_default(cls.__module__.rpartition(".")[0], cls, language)

    @model_validator(mode="after")
    def _fits_the_sheet(self) -> Self:
        for field, strangers in overlay.strangers(self).items():
            if strangers:
                part = type(self).model_fields[field].title or field
                raise Unfit(Message(_STRANGE, {"part": Message(part), "keys": ", ".join(strangers)}))
        for finding in self.findings:
            _check_placeholders(finding.line, {ROWS, *self.SPEC.rules[finding.rule, finding.severity.value]})
        return self

    def completed(self, default: Self) -> Self:
        """The content with the words that it lacks from the default."""
        return overlay.laid_over(self, default)

    def lacking(self) -> list[str]:
        """What the sheet has and this content has no words for: `tables: stakeholders.contact`."""
        return overlay.lacking(self)

    def faults(self) -> list[tuple[tuple[str | int, ...], Message]]:
        """What is wrong in the example and in values that a sheet begins with."""
        found = faults_of(self.SPEC, self.example, self.day_minutes)
        for words, table in self._single():
            wrong = cells_of(table, _presets(words), self.day_minutes)[1]
            place = [entry.key for entry in self.tables].index(words.key)
            for name, message in wrong.items():
                column = [entry.key for entry in words.columns].index(name)
                found.append((("tables", place, "columns", column, "preset"), message))
        return found

    def _single(self) -> Iterable[tuple[TableText, Table]]:
        known = ((words, self.SPEC.table(words.key)) for words in self.tables)
        return ((words, table) for words, table in known if table is not None and table.single)

    def words(self, table: str) -> TableText:
        """The words of a table of the sheet."""
        return next(words for words in self.tables if words.key == table)

    def finding(self, rule: str, severity: str) -> FindingText:
        """The words of a finding."""
        return next(words for words in self.findings if (words.rule, words.severity.value) == (rule, severity))

    def figure(self, key: str) -> FigureText:
        """The words of a derived number."""
        return next(words for words in self.figures if words.key == key)

    def picture(self, key: str) -> PictureText:
        """The words of a picture."""
        return next(words for words in self.pictures if words.key == key)

    def thresholds(self) -> dict[str, float]:
        """The author's limits for the rules."""
        return {limit.key: limit.value for limit in self.limits}

    def presets(self) -> dict[str, Cells]:
        """What values beside the rows begin with, per table that has any; what cannot be read is left out."""
        found = {table.name: cells_of(table, _presets(words), self.day_minutes)[0] for words, table in self._single()}
        return {name: cells for name, cells in found.items() if cells}

    def example_rows(self) -> list[Stored]:
        """The rows of the example; what does not fit the sheet is left out."""
        return examples.stored(self.SPEC, self.example, self.day_minutes)


_STRANGE = _("Not known to this sheet, or there twice, in “%(part)s”: %(keys)s")
_BRACES = _("Unknown placeholder in the line of a finding: %(name)s. Possible are: %(names)s")


def _presets(words: TableText) -> Mapping[str, str]:
    return {column.key: column.preset for column in words.columns if column.preset}


def _check_placeholders(line: str, known: set[str]) -> None:
    for name in _PLACEHOLDER.findall(line):
        if name not in known:
            names = ", ".join(f"{{{each}}}" for each in sorted(known))
            raise Unfit(Message(_BRACES, {"name": f"{{{name}}}", "names": names}))


def filled(line: str, values: Mapping[str, str]) -> str:
    """A finding's line with its values in place of their names."""
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), line)


class Group(StrEnum):
    """Who shares a sheet."""

    OPEN = "open"
    TEAM = "team"
    COHORT = "cohort"


GROUP_NAMES = {
    Group.OPEN: _("Everybody alone, or teams that people form with a code"),
    Group.TEAM: _("The teams of the course"),
    Group.COHORT: _("The cohorts of the course"),
}


class Settings(BaseModel):
    """What an OLX author may set on the block besides url_name and display_name."""

    model_config = ConfigDict(extra="forbid")

    group: Annotated[Group, Field(title=_("Who shares a sheet")), Choices(GROUP_NAMES)] = Group.OPEN
    teamset: Annotated[
        str, Field(title=_("Team set of the course (only for teams of the course)"), pattern=r"^[A-Za-z0-9_.-]{0,255}$")
    ] = ""
    presence: Annotated[
        Switch, Field(title=_("Those who share a sheet see who has which row open")), Choices(SWITCH_NAMES)
    ] = Switch.ON


class LinkedSettings(Settings):
    """Those of a workshop that can take something over from a strategy sheet."""

    strategy: Annotated[
        str,
        Field(title=_("Name (url_name) of the strategy sheet to take over from"), pattern=r"^[A-Za-z0-9_.-]{0,64}$"),
    ] = ""
