"""The competence self-assessment: private ratings over the occasions of a programme."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from webob import Response
from xblock.fields import Scope, String

from xblocks.core.payload import Refusal, Stored
from xblocks.core.stored import fitting
from xblocks.core.text import marked as _
from xblocks.kit import access, conflict, downloads, passing, privacy, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.kit.kept import kept
from xblocks.self_assessment import content as content_module
from xblocks.self_assessment import context, example, records, sharing, takeaway
from xblocks.self_assessment.content import Content, Occasion
from xblocks.self_assessment.model import Rating, Record, done, fits, profile
from xblocks.self_assessment.payloads import Answer, Delete, Redeem, Share, Show, Withdraw
from xblocks.spaces import api


class SelfAssessmentBlock(LotseBlock):
    """Views and handlers; the rules are in `model.py`, what is kept where in `records.py`."""

    CONTENT: ClassVar[ModuleType] = content_module

    display_name = String(scope=Scope.settings, default=_("Self-assessment"))
    record = String(scope=Scope.settings, default="competences")
    occasion = String(scope=Scope.settings, default="T0")

    # Views

    def open_page(self, content: Content) -> Fragment:
        """The introduction, or her profile where this occasion is complete."""
        snapshot = api.latest(self._space_key())
        record = records.ratings(snapshot)
        complete = done(content, record, self._occasion()) == len(content.competences)
        return render.fragment(self, *self._page(content, "result" if complete else "intro", snapshot))

    def author_view(self, _context: object = None) -> Fragment:
        """What Studio shows: an example, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        shown = content or self.default_content()
        first = context.question(shown.competences[0], {}, self._occasion(), {}, 1)
        values = {
            **self._intro(shown, {}),
            **self.told_authors(),
            "record": self.record,
            "example": first,
            **context.result(shown, example.record(shown)),
        }
        return render.fragment(self, "author.html", values)

    def portfolio(self) -> dict[str, Any] | None:
        """Her profile, once for all occasions."""
        snapshot = api.read(self._space_key())
        if not (record := records.ratings(snapshot)):
            return None
        return takeaway.part(self, context.result(self.readable_content(), record), records.changed(snapshot))

    def levels(self) -> dict[str, int]:
        """Her levels of the latest occasion."""
        found = profile(self.readable_content(), self._record())
        return {row.competence.key: row.now for row in found.rows if row.now is not None}

    # Handlers

    @handler(Show, writes=False)
    def show(self, wish: Show) -> dict[str, Any]:
        """Turn to another page of the block."""
        page = self._page(self.readable_content(), wish.page, api.latest(self._space_key()))
        return render.answer(self, focus="top", regions={"main": page})

    @handler(Answer)
    def answer(self, sent: Answer) -> dict[str, Any]:
        """Store one answer. 409 with both versions where another window stored a different one meanwhile."""
        _ = gettext_for()
        content = self.readable_content()
        entry = next((entry for entry in content.competences if entry.key == sent.competence), None)
        if entry is None:
            raise Refusal(400, "unknown", _("This competence is not part of the self-assessment any more."))
        rating = sent.rating()
        if not fits(entry, rating):
            raise Refusal(400, "invalid", _("Please choose one of the levels shown."))

        def both(stored: Stored) -> dict[str, Any]:
            return context.conflict(entry, stored.revision, rating, fitting(Rating, stored.data) or Rating())

        with conflict.shown(self, f"state-{entry.key}", both):
            first = records.store(self._space_key(), self._occasion(), sent, access.person(self))
        return self._saved(content, entry.key, first=first, anew=sent.keep == "theirs")

    @handler(Share)
    def share(self, asked: Share) -> dict[str, Any]:
        """Create a code that opens the profile to whoever is given it."""
        if not self._record():
            raise Refusal(409, "empty", gettext_for()("There is nothing to share yet: please answer first."))
        try:
            code = sharing.create(self, access.person(self), asked.request)
        except sharing.TooMany:
            raise Refusal(429, "too_many", gettext_for()("Withdraw a code before you create another one.")) from None
        return self._sharing(gettext_for()("Code created"), code=code)

    @handler(Withdraw)
    def withdraw(self, sent: Withdraw) -> dict[str, Any]:
        """Take a code back."""
        sharing.withdraw(self, access.person(self), sent.share)
        return self._sharing(gettext_for()("Code withdrawn"))

    @handler(Redeem)
    def redeem(self, sent: Redeem) -> dict[str, Any]:
        """Show the profile a code opens."""
        found = sharing.redeem(self, access.person(self), sent.code)
        if found is None:
            message = gettext_for()("This code opens nothing here. It may have been withdrawn.")
            raise Refusal(400, "no_such_code", message, fields=["code"])
        owner, record = found
        page = ("shared.html", {"owner": owner, **context.result(self.readable_content(), record, shared=True)})
        return render.answer(self, focus="top", regions={"main": page})

    @handler(Delete)
    def delete(self, sent: Delete) -> dict[str, Any]:
        """Delete the learner's whole record with all codes."""
        if not sent.sure:
            raise Refusal(400, "not_sure", gettext_for()("Please confirm first that everything is to be deleted."))
        with api.write(self._space_key()) as space:
            space.delete_space()
        self.runtime.publish(self, "completion", {"completion": 0.0})
        page = ("intro.html", self._intro(self.readable_content(), {}))
        return render.answer(self, gettext_for()("Everything is deleted"), focus="top", regions={"main": page})

    @handler(method="GET")
    def printable(self) -> Response:
        """The profile as a page of its own, to print or to save as PDF."""
        values = {**context.result(self.readable_content(), self._record()), "title": gettext_for()("My profile")}
        return downloads.page(render.page(self, "printable.html", values))

    @handler(method="GET")
    def download(self) -> Response:
        """Everything the learner answered, as a table for every program."""
        return takeaway.answers(self.readable_content(), self._record(), "csv")

    @handler(method="GET")
    def xlsx(self) -> Response:
        """Everything the learner answered, as a table for office programs."""
        return takeaway.answers(self.readable_content(), self._record(), "xlsx")

    @handler(method="GET", role="reader")
    def worksheet(self) -> Response:
        """The empty self-assessment on paper."""
        content = self.readable_content()
        values = {"title": content.title, **context.all_steps(content, {}, self._occasion(), {})}
        values["introduction"] = render.markdown(content.introduction)
        return downloads.page(render.page(self, "worksheet.html", values))

    def clear_work(self, person: str) -> None:
        """Her ratings of its occasion go, those of others stay. Her codes go too: they would show what she answers from now on."""
        records.clear(self, person, self._occasion())

    # What the views and handlers above share

    def _occasion(self) -> Occasion:
        return Occasion(self.occasion) if self.occasion in list(Occasion) else Occasion.T0

    def _space_key(self) -> api.SpaceKey:
        return records.space_key(self, access.person(self))

    def _record(self) -> Record:
        return records.ratings(api.read(self._space_key()))

    def _intro(self, content: Content, record: Record) -> dict[str, Any]:
        values = context.intro(content, record, self._occasion())
        return {**values, "privacy": privacy.said(self, context.KINDS)}

    def closed_page(self, content: Content, notice: str) -> Fragment:
        return render.fragment(self, "intro.html", {**self._intro(content, {}), "notice": notice, "readonly": True})

    def _page(self, content: Content, page: str, snapshot: api.Snapshot) -> tuple[str, dict[str, Any]]:
        record, occasion = records.ratings(snapshot), self._occasion()
        revisions = records.revisions(snapshot, occasion)
        if page == "intro":
            return "intro.html", self._intro(content, record)
        if page == "all":
            return "all.html", context.all_steps(content, record, occasion, revisions)
        if page == "result":
            return "result_page.html", self._result(content, snapshot)
        number = context.first_open(content, record, occasion) if page == "next" else int(page)
        if not 1 <= number <= len(content.competences):
            raise Refusal(400, "invalid", gettext_for()("There is no such page."))
        return "step.html", context.step(content, record, occasion, revisions, number)

    def _result(self, content: Content, snapshot: api.Snapshot) -> dict[str, Any]:
        """Her profile with her codes. The profile is made once for each version of her record."""

        def made() -> dict[str, Any]:
            values = context.result(content, records.ratings(snapshot))
            return {"empty": values["empty"], "result": render.html(self, "result.html", values)}

        name = (self._space_key(), render.element_id(self))
        profile = kept(self, name, (snapshot.space_id, snapshot.revision), made)
        return {"content": content, **profile, "shares": sharing.shares(snapshot)}

    def _saved(self, content: Content, key: str, *, first: bool, anew: bool) -> dict[str, Any]:
        """The answer after storing; with the question `anew` where another answer counts than the one on the page."""
        snapshot = api.read(self._space_key())
        record, occasion = records.ratings(snapshot), self._occasion()
        if done(content, record, occasion) == len(content.competences):
            self.runtime.publish(self, "completion", {"completion": 1.0})
            if first:
                self.runtime.publish(self, "lotse.self_assessment.completed", {"occasion": occasion.value})
        seen = records.revisions(snapshot, occasion).get(key, 0)
        regions: dict[str, Any] = {
            "progress": ("progress.html", context.progress(content, record, occasion)),
            f"state-{key}": ("state.html", {"seen": seen}),
        }
        if anew:
            number = next(n for n, entry in enumerate(content.competences, 1) if entry.key == key)
            shown = context.step(content, record, occasion, records.revisions(snapshot, occasion), number)
            regions[f"question-{key}"] = ("question.html", {**shown, "question": shown["questions"][0]})
        return render.answer(self, gettext_for()("Saved"), regions=regions)

    def _sharing(self, message: str, code: str = "") -> dict[str, Any]:
        snapshot = api.read(self._space_key())
        values = {
            "shares": sharing.shares(snapshot),
            "empty": not records.ratings(snapshot),
            **passing.shown(self, code),
        }
        return render.answer(self, message, focus="sharing", regions={"sharing": ("sharing.html", values)})
