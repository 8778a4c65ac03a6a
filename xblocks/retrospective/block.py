"""The retrospective: a shared board, moved through its phases by whoever facilitates."""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.message import Message
from xblocks.core.problems import Problem
from xblocks.core.text import marked as _
from xblocks.kit import platform, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import (
    actions,
    answers,
    cards,
    conflict,
    context,
    example,
    news,
    records,
    steps,
    takeaway,
    votes,
)
from xblocks.retrospective import content as content_module
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.answers import person, place
from xblocks.retrospective.content import Content

SCRIPT = "LotseRetrospective"


class RetrospectiveBlock(LotseBlock):
    """Views and handlers; the rules are in `model.py`, what is kept where in `records.py`."""

    CONTENT: ClassVar[ModuleType] = content_module

    board_format = String(scope=Scope.settings, default="transfer")
    anonymity = String(scope=Scope.settings, default="anonymous")
    hidden_until_reveal = String(scope=Scope.settings, default="on")
    first_facilitates = String(scope=Scope.settings, default="off")
    group = String(scope=Scope.settings, default="course")
    teamset = String(scope=Scope.settings, default="")
    series = String(scope=Scope.settings, default="")
    intentions = String(scope=Scope.settings, default="")
    next_date = String(scope=Scope.settings, default="")

    # Views

    def open_page(self, content: Content) -> Any:
        """The first page, or the board for whoever is at the table."""
        where = records.place(self, person(self))
        shown = answers.page(self, content, content.format(self.board_format), where, news.kept)
        return render.fragment(self, *shown, initializer=SCRIPT)

    def author_view(self, _context: dict[str, Any] | None = None) -> Any:
        """What Studio shows: an example board, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        values = {"problems": [*self.problems()], **example.values(self, content or self.default_content())}
        return render.fragment(self, "author.html", values)

    def portfolio(self) -> dict[str, Any] | None:
        """What was agreed at the board of her group."""
        return takeaway.portfolio(self, answers.here(self)) if records.place(self, person(self)) else None

    def content_or_problems(self) -> tuple[Any, list[Problem]]:
        """As for every block; the format that is set has to be among the content's."""
        content, problems = super().content_or_problems()
        if content and not problems and content.format(self.board_format) is None:
            message = Message(_("The content has no format “%(key)s”."), {"key": self.board_format})
            problems = [Problem(None, "board_format", message)]
        return content, problems

    # Handlers: coming, leading

    @handler(sent.Poll)
    def poll(self, asked: sent.Poll) -> dict[str, Any]:
        """What is new since the page asked last. One query where nothing is."""
        where = place(self)
        return news.news(self, where, person(self), asked, partial(answers.opened, self, where))

    @handler()
    def join(self) -> dict[str, Any]:
        """Take a seat."""
        steps.join(self, place(self), person(self))
        return answers.entered(self, "")

    @handler(sent.Facilitate)
    def facilitate(self, role: sent.Facilitate) -> dict[str, Any]:
        """Become facilitator."""
        where, code = answers.place_to_lead(self, role.code)
        answers.require_shown(self, where)
        steps.facilitate(self, where, person(self), code, staff=answers.staff(self))
        return answers.entered(self, gettext_for()("You facilitate now."), where)

    @handler()
    def appoint(self) -> dict[str, Any]:
        """Create a code with which somebody else becomes facilitator."""
        code = steps.appoint(place(self), person(self))
        regions = {"role": ("role.html", context.opened.role(answers.here(self), code=code))}
        return render.answer(self, gettext_for()("Code created"), focus="role", regions=regions)

    @handler()
    def resign(self) -> dict[str, Any]:
        """Give the role back."""
        steps.resign(place(self), person(self))
        return answers.left(self, gettext_for()("You do not facilitate any more."))

    @handler(sent.Move)
    def move(self, step: sent.Move) -> dict[str, Any]:
        """Move the board to another phase; the pages of all others follow when they ask."""
        steps.move(self, place(self), person(self), step.phase, step.to)
        self.runtime.publish(self, "lotse.retrospective.moved", {"phase": step.to.value})
        return answers.led(self, "", focus="phase")

    @handler(sent.Timer)
    def timer(self, wish: sent.Timer) -> dict[str, Any]:
        """Start or stop the shared timer."""
        steps.set_timer(self, place(self), person(self), wish.minutes)
        return answers.led(self, gettext_for()("Timer started") if wish.minutes else gettext_for()("Timer stopped"))

    # Handlers: cards and groups

    @handler(sent.AddCard)
    def add_card(self, new: sent.AddCard) -> dict[str, Any]:
        """Add a card; once more with the same secret adds nothing."""
        return answers.added(self, new)

    @handler(sent.EditCard)
    def edit_card(self, new: sent.EditCard) -> dict[str, Any]:
        """Change one's own card. 409 with both versions where another window changed it meanwhile."""
        where, seen = place(self), None if new.keep == "mine" else new.seen
        if new.keep != "theirs":
            with conflict.on_card(self, new):
                cards.edit(where, person(self), cards.ids(new.keys), new.card, new.text, seen)
        return answers.mine(self, gettext_for()("Card changed"), new.keys)

    @handler(sent.OneCard)
    def delete_card(self, which: sent.OneCard) -> dict[str, Any]:
        """Delete one's own card."""
        cards.delete(place(self), person(self), cards.ids(which.keys), which.card)
        return answers.mine(self, gettext_for()("Card deleted"), which.keys)

    @handler(sent.OneCard)
    def remove_card(self, which: sent.OneCard) -> dict[str, Any]:
        """Take an offensive card away, as facilitator."""
        cards.remove(self, place(self), person(self), which.card)
        return answers.shared(self, gettext_for()("Card removed"))

    @handler(sent.GroupCard)
    def group_card(self, wish: sent.GroupCard) -> dict[str, Any]:
        """Put a card into a group."""
        cards.group(place(self), wish.card, wish.cluster)
        return answers.shared(self, gettext_for()("Card moved"))

    @handler(sent.Rename)
    def rename_group(self, new: sent.Rename) -> dict[str, Any]:
        """Rename a group. 409 with both versions where somebody else did meanwhile."""
        where, seen = place(self), None if new.keep == "mine" else new.seen
        if new.keep != "theirs":
            with conflict.on_group(self, new):
                cards.rename(where, new.cluster, new.title, seen)
        return answers.shared(self, gettext_for()("Group renamed"))

    @handler(sent.Vote)
    def vote(self, dots: sent.Vote) -> dict[str, Any]:
        """Give a group of cards so many dots."""
        where = place(self)
        return answers.voted(self, where, *votes.give(self, where, person(self), dots.cluster, dots.value))

    # Handlers: what comes of it

    @handler(sent.SaveAction)
    def save_action(self, new: sent.SaveAction) -> dict[str, Any]:
        """Note or change an action. 409 with both versions where somebody else changed it meanwhile."""
        where = place(self)
        with conflict.on_action(self, new):
            actions.save(self, where, person(self), new)
        return answers.agreed(self, gettext_for()("Action saved"))

    @handler(sent.OneAction)
    def delete_action(self, which: sent.OneAction) -> dict[str, Any]:
        """Take an action of this board back."""
        actions.delete(self, place(self), person(self), which.action)
        return answers.agreed(self, gettext_for()("Action deleted"))

    @handler(sent.Post)
    def post(self, new: sent.Post) -> dict[str, Any]:
        """Post one's own intention as a card."""
        return answers.posted(self, new)

    @handler(method="GET")
    def printable(self) -> Any:
        """The board as a page of its own."""
        return takeaway.page(self, answers.here(self))

    @handler(method="GET")
    def markdown(self) -> Any:
        """The board as Markdown."""
        return takeaway.markdown(answers.here(self))

    @handler(method="GET")
    def csv(self) -> Any:
        """The board as a table."""
        return takeaway.table(answers.here(self))

    @handler(method="GET", role="reader")
    def worksheet(self) -> Any:
        """The empty board on paper."""
        return takeaway.worksheet(self, *answers.content(self))

    def clear_student_state(self, *, user_id: Any, course_id: Any, item_id: Any, requesting_user_id: Any) -> None:
        """The platform resets a learner: her named cards, votes and roles at this placement go."""
        del course_id, item_id, requesting_user_id  # the platform's signature; the block knows its place itself
        who = platform.person_of(str(user_id))
        if who is not None:
            records.clear(self, who)

    def closed_page(self, content: Content, notice: str) -> Any:
        values = context.opened.intro(content, content.format(self.board_format), None, notice=notice, readonly=True)
        return render.fragment(self, "intro.html", values)
