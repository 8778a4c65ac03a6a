"""The content of a workshop: the words for a module's sheet, its findings and its figures. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.core.message import Message, Unfit
from xblocks.core.text import marked as _
from xblocks.modules.workshop.spec import Spec

_PLACEHOLDER = re.compile(r"\{([a-z_]*)\}")
#: Stands for the rows a finding is about.
ROWS = "rows"


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


SEVERITY_NAMES = {Severity.ERROR: _("Error"), Severity.WARNING: _("Warning"), Severity.HINT: _("Hint")}


class Option(ContentPart):
    """What a choice is called."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    short: Annotated[ShortText | None, Field(title=_("Name in the table, if shorter"))] = None


class ColumnText(ContentPart):
    """What a column is called, and how to fill it in."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Heading"))]
    short: Annotated[ShortText | None, Field(title=_("Heading in the table, if shorter"))] = None
    hint: Annotated[LongText | None, Child(), Field(title=_("Help with filling in"))] = None
    options: Annotated[list[Option], Child("option"), Field(title=_("Choices"), max_length=40)] = []


class TableText(ContentPart):
    """What a table is called, and what to tell people while it is empty."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Heading"))]
    row: Annotated[ShortText, Field(title=_("What one row is called"))]
    empty: Annotated[LongText, Child(), Field(title=_("Text while it is empty (Markdown)"))]
    columns: Annotated[list[ColumnText], Child("column"), Field(title=_("Columns"), min_length=1, max_length=40)]

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


class FigureText(ContentPart):
    """What a derived number is called."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    hint: Annotated[ShortText | None, Field(title=_("Explanation"))] = None


def _with_point(value: Any) -> Any:
    """A number as German and Danish authors type it."""
    return value.replace(",", ".") if isinstance(value, str) else value


class Limit(ContentPart):
    """A threshold of the rules, in place of the default."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText | None, Field(title=_("What it means"))] = None
    value: Annotated[float, BeforeValidator(_with_point), Field(title=_("Value"), ge=-1e6, le=1e6, allow_inf_nan=False)]


class WorkshopContent(ContentModel):
    """All texts of a workshop. A module sets its SPEC and adds the rows of its example."""

    SPEC: ClassVar[Spec]

    title: Annotated[ShortText, Field(title=_("Heading"))]
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction (Markdown)"))]
    tables: Annotated[list[TableText], Child("table"), Field(title=_("Tables"), min_length=1, max_length=10)]
    findings: Annotated[list[FindingText], Child("finding"), Field(title=_("Findings"), max_length=40)]
    figures: Annotated[list[FigureText], Child("figure"), Field(title=_("Figures"), max_length=40)]
    limits: Annotated[list[Limit], Child("limit"), Field(title=_("Thresholds of the rules"), max_length=20)] = []

    @model_validator(mode="after")
    def _fits_the_sheet(self) -> WorkshopContent:
        spec = self.SPEC
        self._complete("tables", (table.key for table in self.tables), (table.name for table in spec.tables))
        for words in self.tables:
            table = spec.table(words.key)
            assert table is not None  # they are the same, as was just checked
            self._complete("tables", (f"{words.key}.{c.key}" for c in words.columns), _columns(table))
            for column in words.columns:
                known = table.column(column.key)
                assert known is not None
                options = (f"{column.key}.{option.key}" for option in column.options)
                self._complete("tables", options, (f"{column.key}.{name}" for name in known.options))
        given = [f"{words.rule} {words.severity}" for words in self.findings]
        self._complete("findings", given, (" ".join(rule) for rule in spec.rules))
        self._complete("figures", (words.key for words in self.figures), spec.figures)
        self._complete("limits", (limit.key for limit in self.limits), spec.limits, all_needed=False)
        for finding in self.findings:
            _check_placeholders(finding.line, {ROWS, *spec.rules[finding.rule, finding.severity.value]})
        return self

    def _complete(self, field: str, given: Iterable[str], needed: Iterable[str], *, all_needed: bool = True) -> None:
        """Raise Unfit unless exactly what the sheet has stands there, each once."""
        found, known = list(given), list(needed)
        wrong = sorted({key for key in found if found.count(key) > 1 or key not in known})
        lacking = [key for key in known if key not in found] if all_needed else []
        part = type(self).model_fields[field].title or field
        for message, keys in ((_STRANGE, wrong), (_LACKING, lacking)):
            if keys:
                raise Unfit(Message(message, {"part": Message(part), "keys": ", ".join(keys)}))

    def words(self, table: str) -> TableText:
        """The words of a table of the sheet."""
        return next(words for words in self.tables if words.key == table)

    def finding(self, rule: str, severity: str) -> FindingText:
        """The words of a finding."""
        return next(words for words in self.findings if (words.rule, words.severity.value) == (rule, severity))

    def figure(self, key: str) -> FigureText:
        """The words of a derived number."""
        return next(words for words in self.figures if words.key == key)

    def thresholds(self) -> dict[str, float]:
        """The author's limits for the rules."""
        return {limit.key: limit.value for limit in self.limits}

    def example_rows(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of the example, per table; a module has its own."""
        return {}


_STRANGE = _("Not known to this sheet, or there twice, in “%(part)s”: %(keys)s")
_LACKING = _("Missing in “%(part)s”: %(keys)s")
_BRACES = _("Unknown placeholder in the line of a finding: %(name)s. Possible are: %(names)s")


def _columns(table: Any) -> Iterable[str]:
    return (f"{table.name}.{column.name}" for column in table.columns)


def _check_placeholders(line: str, known: set[str]) -> None:
    for name in _PLACEHOLDER.findall(line):
        if name not in known:
            names = ", ".join(f"{{{each}}}" for each in sorted(known))
            raise Unfit(Message(_BRACES, {"name": f"{{{name}}}", "names": names}))


def filled(line: str, values: dict[str, str]) -> str:
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
