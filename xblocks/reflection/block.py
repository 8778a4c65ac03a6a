"""Private reflection: prompts, each with a text that its author alone reads; dated intentions among them."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from webob import Response
from xblock.fields import Scope, String

from xblocks.core.payload import Refusal, Stored
from xblocks.core.stored import fitting
from xblocks.core.text import marked as _
from xblocks.kit import access, conflict, downloads, privacy, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.reflection import content as content_module
from xblocks.reflection import context, model, records, takeaway
from xblocks.reflection.content import Content
from xblocks.reflection.model import Note, Place, Work
from xblocks.reflection.payloads import Delete, Save
from xblocks.spaces import api


class ReflectionBlock(LotseBlock):
    """Views and handlers; the rules are in `model.py`, what is kept where in `records.py`."""

    CONTENT: ClassVar[ModuleType] = content_module

    display_name = String(scope=Scope.settings, default=_("Reflection"))
    record = String(scope=Scope.settings, default="reflection")

    # Views

    def open_page(self, content: Content) -> Fragment:
        """The prompts with what she wrote so far."""
        return render.fragment(self, "main.html", self._page(content, self._work()))

    def author_view(self, _context: object = None) -> Fragment:
        """What Studio shows: the prompts as learners see them, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        values = self._page(content or self.default_content(), Work())
        return render.fragment(
            self, "author.html", {**values, **self.told_authors(), "record": self.record, "readonly": True}
        )

    def portfolio(self) -> dict[str, Any] | None:
        """What she wrote in this placement."""
        return takeaway.part(self, self.readable_content(), self._work())

    # Handlers

    @handler(Save)
    def keep(self, sent: Save) -> dict[str, Any]:
        """Keep one text. 409 with both versions where another window stored a different one meanwhile."""
        _ = gettext_for()
        content = self.readable_content()
        place = model.find(content, sent.prompt, sent.slot)
        if place is None:
            raise Refusal(400, "unknown", _("This question is not part of the course any more. Please keep a copy."))
        if sent.due and not place.slot:
            raise Refusal(400, "invalid", _("Only intentions have a date."))

        def both(stored: Stored) -> dict[str, Any]:
            note = context.note(content, place, Note(sent.text, sent.due))
            theirs = fitting(Note, {**stored.data, "revision": stored.revision}) or Note(revision=stored.revision)
            return {**context.conflict(sent, theirs), "note": note}

        with conflict.shown(self, f"state-{place.name}", both):
            before, after = records.store(self._space_key(), place, sent, access.person(self))
        self._publish(content, before, after)
        return self._saved(content, place, sent.choice, before, after)

    @handler(Delete)
    def delete(self, sent: Delete) -> dict[str, Any]:
        """Delete what she wrote in this placement, or everything in the record."""
        _ = gettext_for()
        if not sent.sure:
            raise Refusal(400, "not_sure", _("Please confirm first that it is to be deleted."))
        content = self.readable_content()
        if sent.what == "here":
            records.clear(self._space_key(), content)
        else:
            with api.write(self._space_key()) as space:
                space.delete_space()
        self.runtime.publish(self, "completion", {"completion": 0.0})
        page = ("main.html", self._page(content, self._work()))
        return render.answer(self, _("Deleted"), focus="top", regions={"main": page})

    @handler(method="GET")
    def printable(self) -> Response:
        """What she wrote here as a page of its own, to print or to save as PDF."""
        values = self._written()
        return downloads.page(render.page(self, "printable.html", {**values, "title": values["content"].title}))

    @handler(method="GET")
    def download(self) -> Response:
        """What she wrote here as a text file."""
        return takeaway.text(self._written())

    @handler(method="GET")
    def appointments(self) -> Response:
        """The days of her intentions as a file for calendars."""
        return takeaway.appointments(self, self.readable_content(), self._work())

    @handler(method="GET", role="reader")
    def worksheet(self) -> Response:
        """The prompts on paper, with lines to write on."""
        content = self.readable_content()
        values = {**context.page(content, Work()), "title": content.title}
        return downloads.page(render.page(self, "worksheet.html", values))

    def clear_work(self, person: str) -> None:
        """Her texts here go, those of other placements stay."""
        content = self.content_or_problems()[0]
        if content is not None:
            records.clear(records.space_key(self, person), content)

    # What the views and handlers above share

    def _space_key(self) -> api.SpaceKey:
        return records.space_key(self, access.person(self))

    def _work(self) -> Work:
        return records.work(api.read(self._space_key()).items)

    def _page(self, content: Content, work: Work) -> dict[str, Any]:
        """Everything on the page, with who reads it before the first word."""
        return {**context.page(content, work), "privacy": privacy.said(self, context.kinds(content))}

    def _written(self) -> dict[str, Any]:
        return context.written(self.readable_content(), self._work())

    def closed_page(self, content: Content, notice: str) -> Fragment:
        values = {**self._page(content, Work()), "notice": notice, "readonly": True}
        return render.fragment(self, "main.html", values)

    def _publish(self, content: Content, before: Work, after: Work) -> None:
        was, now = model.complete(content, before), model.complete(content, after)
        if was or now:
            self.runtime.publish(self, "completion", {"completion": 1.0 if now else 0.0})
        if now and not was:
            self.runtime.publish(self, "lotse.reflection.completed", {"prompts": len(content.prompts)})

    def _saved(self, content: Content, place: Place, choice: str, before: Work, work: Work) -> dict[str, Any]:
        """A choice puts another text into the field; otherwise it stays as it is typed, and so does what is not new."""
        _ = gettext_for()
        note = context.note(content, place, work.at(place))
        regions: dict[str, Any] = {}
        for name, shown in (("progress", context.progress), ("actions", context.actions)):
            if shown(content, work) != shown(content, before):
                regions[name] = (f"{name}.html", shown(content, work))
        if choice in ("theirs", "remove"):
            regions[f"note-{place.name}"] = ("note_fields.html", {"content": content, "note": note})
        else:
            regions[f"state-{place.name}"] = ("state.html", {"note": note})
        message = _("Removed") if choice == "remove" else _("Saved")
        field = "more" if note["folded"] else "text"
        return render.answer(self, message, focus=f"{field}-{note['id']}" if choice else "", regions=regions)
