"""The workshop that the blocks of all modules share; a module adds its content, its rules and its picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from lxml import etree
from xblock.fields import Scope, String

from xblocks.core import olx
from xblocks.core.payload import Refusal
from xblocks.kit import access, passing, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import answers, context, example, news, pasting, records, rows, studio, takeaway, teams
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop.content import WorkshopContent
from xblocks.modules.workshop.module import Module
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.work import Work, done

_SCRIPT = "LotseWorkshop"


class WorkshopBlock(LotseBlock):
    """Views and handlers. A module sets MODULE and may add files to take away, with handlers of its own."""

    MODULE: ClassVar[Module]
    #: Kinds that a part beside the engine stores, for the page that says what is stored.
    STORES: ClassVar[Sequence[str]] = ()

    group = String(scope=Scope.settings, default="open")
    teamset = String(scope=Scope.settings, default="")
    presence = String(scope=Scope.settings, default="on")

    # Views

    def open_page(self, content: WorkshopContent) -> Any:
        """The sheet of whoever opens it, her own or her team's."""
        here = opened(self, self._place(), content=content, shared=True)
        if not here.place.alone:
            self.publish_progress(here.work)
        return render.fragment(self, "main.html", context.page(here), initializer=_SCRIPT)

    def closed_page(self, content: WorkshopContent, notice: str) -> Any:
        """What the workshop is about, for visitors and in Studio's preview."""
        return render.fragment(self, "closed.html", {**context.intro(content), "notice": notice})

    def author_view(self, _context: dict[str, Any] | None = None) -> Any:
        """What Studio shows: the example as a filled sheet, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        values = {
            **self.told_authors(),
            **example.values(self, content or self.default_content()),
        }
        return render.fragment(self, "author.html", values)

    def portfolio(self) -> dict[str, Any] | None:
        """The sheet she works on."""
        return takeaway.portfolio(opened(self, self._place()))

    def files(self, here: Open) -> list[dict[str, str]]:
        """What a module gives to take away besides: label and url."""
        del here
        return []

    def top(self, here: Open) -> str:
        """What stands above the tables: how a sheet can begin besides."""
        del here
        return ""

    def own_cells(self) -> dict[str, Any]:
        """What a row begins with that stands for herself, in a table where she may; empty where nothing is known."""
        return {}

    def parts(self, here: Open) -> dict[str, str]:
        """What stands on the page beside the engine, by region."""
        del here
        return {}

    def changing(self, here: Open) -> dict[str, str]:
        """Those of them, or regions in them, that are made anew with whatever changes in the sheet's space."""
        return self.parts(here)

    def printed(self, here: Open) -> list[str]:
        """What of it stands on the printed sheet, and where work is gathered."""
        del here
        return []

    # Studio

    def studio_cells(self, content: Any, name: str) -> Sequence[Mapping[str, Any]]:
        """The fields of a row of the example."""
        return studio.cells(self._words(), content, name)

    def studio_title(self, content: Any, name: str) -> str:
        """What a table or a row of the example is called."""
        return studio.title(self._words(), content, name)

    def _words(self) -> Any:
        return self.content_or_problems()[0] or self.default_content()

    @classmethod
    def workbench_scenarios(cls) -> list[tuple[str, str]]:
        """The examples in the block's folder, and the default content of an English course in full."""
        content = cls.CONTENT.default("en")
        block = etree.Element(cls.CONTENT.TAG, url_name="english", display_name=content.title)
        block.append(olx.to_element(content))
        return [*super().workbench_scenarios(), (f"{cls.CONTENT.TAG} english", olx.to_text(block))]

    # Handlers: rows

    @handler(sent.Step)
    def work_on(self, asked: sent.Step) -> dict[str, Any]:
        """Open a form, show another page of a table, move a row, copy a table."""
        return rows.step(self, asked)

    @handler(sent.SaveRow)
    def save_row(self, row: sent.SaveRow) -> dict[str, Any]:
        """Store a row. 409 with both versions where somebody else changed it meanwhile."""
        return rows.save(self, row)

    @handler(sent.PasteRows)
    def paste_rows(self, asked: sent.PasteRows) -> dict[str, Any]:
        """Rows from a spreadsheet: what is made of them, and after that storing them."""
        return pasting.paste(self, asked)

    @handler(sent.DeleteRow)
    def delete_row(self, which: sent.DeleteRow) -> dict[str, Any]:
        """Delete a row."""
        return rows.delete(self, which)

    @handler(sent.Poll, writes=False)
    def poll(self, asked: sent.Poll) -> dict[str, Any]:
        """What others changed since the page was made, and who has which row open."""
        return news.news(self, asked)

    # Handlers: teams

    @handler(sent.Form)
    def form_team(self, how: sent.Form) -> dict[str, Any]:
        """Open a team sheet; its code is shown to be passed on."""
        code = teams.form(self._open_place(), self.MODULE.spec, how.request, take=how.take, own=how.own)
        message = gettext_for()("Team sheet opened. Pass on the code.")
        return answers.whole(opened(self, self._place()), message, focus="team", code=code)

    @handler(sent.Join)
    def join_team(self, which: sent.Join) -> dict[str, Any]:
        """Come into a team with its code."""
        teams.join(self._open_place(), which.code)
        here = opened(self, self._place())
        self.publish_progress(here.work)
        return answers.whole(here, gettext_for()("You work on the sheet of the team now."), focus="team")

    @handler(sent.Renew)
    def renew_code(self, asked: sent.Renew) -> dict[str, Any]:
        """A new code for the team; the old one is void."""
        code = teams.renew(self._open_place(asked), asked.request)
        regions = {"code": ("code.html", passing.shown(self, code))}
        return render.answer(self, gettext_for()("Code created"), focus="team", regions=regions)

    @handler(sent.Leave)
    def leave_team(self, how: sent.Leave) -> dict[str, Any]:
        """Leave the team."""
        if not how.sure:
            raise Refusal(400, "not_sure", gettext_for()("Please confirm first that you want to leave."))
        teams.leave(self._open_place(how), take=how.take, told=how.last)
        return answers.whole(
            opened(self, self._place()), gettext_for()("You work on your own sheet now."), focus="team"
        )

    @handler(sent.Delete)
    def delete_sheet(self, how: sent.Delete) -> dict[str, Any]:
        """Delete one's own sheet, also while working on that of a team."""
        _ = gettext_for()
        if not how.sure:
            raise Refusal(400, "not_sure", _("Please confirm first that it is to be deleted."))
        records.erase(self._place())
        here = opened(self, self._place())
        self.publish_progress(here.work, less=True)
        return answers.whole(here, _("Deleted"))

    # Handlers: what people take away

    @handler(method="GET")
    def printable(self) -> Any:
        """The sheet as a page of its own."""
        return takeaway.page(opened(self, self._place()))

    @handler(method="GET")
    def leadership(self) -> Any:
        """What the leadership is asked for, on one page."""
        return takeaway.leadership(opened(self, self._place()))

    @handler(method="GET")
    def csv(self) -> Any:
        """The sheet as a table for every program."""
        return takeaway.table(opened(self, self._place()), "csv")

    @handler(method="GET")
    def xlsx(self) -> Any:
        """The sheet as a table for office programs."""
        return takeaway.table(opened(self, self._place()), "xlsx")

    @handler(method="GET", role="reader")
    def worksheet(self) -> Any:
        """The empty sheet on paper."""
        return takeaway.worksheet(self, self.readable_content())

    @handler(method="GET", role="reader")
    def filled_example(self) -> Any:
        """The example of the content as a filled sheet."""
        return takeaway.page_of(self, "example.html", example.values(self, self.readable_content()))

    def clear_work(self, person: str) -> None:
        """Her own sheet and her place in a team go; a team's rows stay with it."""
        records.clear(self, person)

    # What the handlers above share

    def _place(self) -> records.Place:
        return records.place(self, access.person(self))

    def _open_place(self, asked: sent.Request | None = None) -> records.Place:
        if self.group != "open":
            message = gettext_for()("The course decides here who shares a sheet.")
            raise Refusal(409, "no_codes", message)
        return rows.place_shown(self, asked or sent.Request())

    def publish_progress(self, work: Work, *, less: bool = False) -> None:
        """Completion follows the sheet: whoever shares it has done it. Only what she deletes herself takes it back."""
        complete = done(self.MODULE.spec, work)
        if complete or less:
            self.runtime.publish(self, "completion", {"completion": float(complete)})


class DatedBlock(WorkshopBlock):
    """A workshop whose sheet has days, for the calendar."""

    def files(self, here: Open) -> list[dict[str, str]]:
        """The days, where there are any."""
        label = gettext_for()("Dates for the calendar (iCalendar)")
        url = self.runtime.handler_url(self, "calendar")
        dated = here.kept("dated", lambda: takeaway.dated(here))
        return [*super().files(here), *([{"label": label, "url": url}] if dated else [])]

    @handler(method="GET")
    def calendar(self) -> Any:
        """The days of the sheet as an iCalendar file."""
        return takeaway.appointments(opened(self, self._place()))
