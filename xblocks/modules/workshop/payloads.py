"""What the browser sends to the handlers of a workshop."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from xblocks.core.message import Message
from xblocks.core.payload import Refusal, RequestKey, read_json
from xblocks.core.text import marked as _

Revision = Annotated[int, Field(ge=0, le=2**53)]
Name = Annotated[str, Field(pattern=r"^[a-z_]{1,32}$")]
RowKey = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{1,32}$")]
Version = tuple[int, int]
AnyRow = Annotated[str, Field(pattern=r"^[A-Za-z0-9_]{0,32}$")]

CELL = "cell."
KEEP = "keep."
LONGEST_PASTED = 100_000


class Request(BaseModel):
    """What the script adds to each request: `at`, which rows of long tables the page shows (`as_is=20 to_be=0`), and
    `sheet`, which sheet it shows.
    """

    model_config = ConfigDict(extra="forbid")

    sheet: Annotated[str, Field(pattern=r"^([0-9a-f]{16})?$")] = ""
    at: Annotated[str, Field(pattern=r"^([a-z_]{1,32}=[0-9]{1,4}( [a-z_]{1,32}=[0-9]{1,4}){0,9})?$")] = ""

    def starts(self) -> dict[str, int]:
        """Per table the number of rows before the first one shown."""
        return {name: int(start) for name, start in (entry.split("=") for entry in self.at.split())}


class Poll(Request):
    """What the page has seen, as `token` writes it, or nothing; and the row in which somebody types, as `as_is:<row>`."""

    seen: Annotated[str, Field(pattern=r"^([0-9a-f]{32}([0-9a-f]{48})?)?$")] = ""
    editing: Annotated[str, Field(pattern=r"^([a-z_]{1,32}:[A-Za-z0-9_]{1,32})?$")] = ""

    def known(self) -> tuple[Version, Version, int]:
        """What went into `token`; of a page that is older than this version the sheet is never as it was."""
        sheet, revision, space, present, until = (int(self.seen.zfill(80)[at : at + 16], 16) for at in range(0, 80, 16))
        return (sheet, revision), (space, present), until


def token(sheet: Version, present: Version, until: int) -> str:
    """Versions of a sheet and of the space beside it, and the second in which somebody is not to be seen any more."""
    return "".join(f"{number:016x}" for number in (*sheet, *present, until))


class Step(Request):
    """One step at a table: `add:as_is`, `close`, `copy`, `own`, `paste` likewise, `edit:as_is:<row>`, `after` likewise,
    `page:as_is:20`, `up:as_is:<row>:3`, `down` likewise, with the number that the row has on the page.
    """

    step: Annotated[
        str,
        Field(
            pattern=r"^((add|close|copy|own|paste):[a-z_]{1,32}|(edit|after):[a-z_]{1,32}:[A-Za-z0-9_]{1,32}"
            r"|(up|down):[a-z_]{1,32}:[A-Za-z0-9_]{1,32}:[0-9]{1,4}|page:[a-z_]{1,32}:[0-9]{1,4})$"
        ),
    ]


class SaveRow(Request):
    """A row as its form sends it; cells are named `cell.<column>` or `cell.<column>.<choice>`.

    The form was made from the revision `seen`, 0 for a new row, which may come `after` another, and from the cells
    `base`, as JSON. Where two people changed the same columns (`open`), `keep.<column>` says whose value counts. `then`
    opens another form.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str | bool]

    table: Name
    row: RowKey
    seen: Revision
    base: Annotated[str, Field(max_length=60_000)] = ""
    after: AnyRow = ""
    open: Annotated[str, Field(pattern=r"^([A-Za-z0-9_]{1,32}( [A-Za-z0-9_]{1,32}){0,39})?$")] = ""
    then: Literal["", "another"] = ""

    def typed(self) -> dict[str, str | bool]:
        """What was typed, by the names of the cells; other names stand as they are."""
        kept = {name: value for name, value in (self.__pydantic_extra__ or {}).items() if not name.startswith(KEEP)}
        return {name.removeprefix(CELL): value for name, value in kept.items()}

    def begun(self) -> Any:
        """The cells that the form was made from, None where it does not say. Refusal 400 for what is none."""
        if not self.base:
            return None
        try:
            found = read_json(self.base.encode())
        except Refusal:
            found = None
        if not isinstance(found, dict):
            raise Refusal(400, "invalid", Message(_("The form is broken. Please load the page again.")))
        return found

    def chosen(self) -> dict[str, str]:
        """Whose value counts, by column: `mine` or `theirs`."""
        kept = {f"{KEEP}{column}": column for column in self.open.split()}
        given = {kept[name]: value for name, value in (self.__pydantic_extra__ or {}).items() if name in kept}
        return {column: value for column, value in given.items() if value in ("mine", "theirs")}


class PasteRows(Request):
    """Rows as a spreadsheet copies them. `then` stores what was `looked` at: the mark of the text, as the page has it."""

    table: Name
    text: Annotated[str, Field(max_length=LONGEST_PASTED)]
    looked: Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")] = ""
    then: Literal["", "store"] = ""
    request: RequestKey = ""


class Take(Request):
    """What is taken over from the strategy sheet: keys of rows there, as `take.<key>` each, or one as `take`."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[str, Field(max_length=40)] | bool]

    def chosen(self) -> set[str]:
        """The keys that were chosen."""
        given = self.__pydantic_extra__ or {}
        one = given.get("take")
        several = {name.removeprefix("take.") for name, value in given.items() if value is True}
        return several | ({one} if isinstance(one, str) and one else set())


class DeleteRow(Request):
    """A row that is to go."""

    table: Name
    row: RowKey
    seen: Revision


class Renew(Request):
    """A new code for a team."""

    request: RequestKey = ""


class Form(Renew):
    """Open a team sheet, with one's own rows or empty; the row with one's own profile goes along only if `own` says so."""

    take: bool = False
    own: bool = False


class Join(Request):
    """Come into a team."""

    code: Annotated[str, Field(max_length=64)]


class Leave(Request):
    """Leave the team, with a copy in place of one's own rows or without; `last` says what the page had told her."""

    take: bool = False
    last: bool = False
    sure: bool = False


class Delete(Request):
    """Delete one's own sheet."""

    sure: bool = False
