"""The retrospective: a shared board, moved through its phases by whoever facilitates."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from webob import Response
from xblock.fields import Scope, String

from xblocks.core.message import Message
from xblocks.core.problems import Problem
from xblocks.core.text import marked as _
from xblocks.kit import access, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.retrospective import (
    actions,
    answers,
    cards,
    conflict,
    context,
    days,
    example,
    intentions,
    news,
    pages,
    phases,
    places,
    projector,
    records,
    rounds,
    steps,
    takeaway,
    votes,
)
from xblocks.retrospective import content as content_module
from xblocks.retrospective import payloads as sent
from xblocks.retrospective.content import Content, Format
from xblocks.retrospective.context.opened import here
from xblocks.retrospective.places import place, seated
from xblocks.spaces import api


class RetrospectiveBlock(LotseBlock):
    """Views and handlers; the rules are in `model.py`, what is kept where in `records.py`."""

    CONTENT: ClassVar[ModuleType] = content_module

    display_name = String(scope=Scope.settings, default=_("Retrospective"))
    board_format = String(scope=Scope.settings, default="transfer")
    anonymity = String(scope=Scope.settings, default="anonymous")
    hidden_until_reveal = String(scope=Scope.settings, default="on")
    first_facilitates = String(scope=Scope.settings, default="off")
    group = String(scope=Scope.settings, default="course")
    teamset = String(scope=Scope.settings, default="")
    series = String(scope=Scope.settings, default="")
    intentions = String(scope=Scope.settings, default="")
    mandate = String(scope=Scope.settings, default="")
    next_date = String(scope=Scope.settings, default="")

    # Views

    def open_page(self, content: Content) -> Fragment:
        """The first page, or the board for whoever is at the table."""
        shown = pages.page(self, content, records.place(self, access.person(self)), api.latest)
        return render.fragment(self, *shown, initializer="LotseRetrospective")

    def closed_page(self, content: Content, notice: str) -> Fragment:
        """What the retrospective is about, for visitors and in Studio's preview."""
        values = context.intro.page(self, content, self.readable_format(), None, notice=notice, readonly=True)
        return render.fragment(self, "intro.html", values)

    def author_view(self, _context: object = None) -> Fragment:
        """What Studio shows: an example board, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        values = {**self.told_authors(), **example.values(self, content or self.default_content())}
        return render.fragment(self, "author.html", values)

    def portfolio(self) -> dict[str, Any] | None:
        """What was agreed at the board of her group."""
        where = records.place(self, access.person(self))
        return takeaway.portfolio(self, here(self, records.current(where)[0])) if where else None

    def content_or_problems(self) -> tuple[Any, list[Problem]]:
        """As for every block; the format that is set has to be among the content's."""
        content, problems = super().content_or_problems()
        if content and not problems and content.format(self.board_format) is None:
            message = Message(_("The content has no format “%(key)s”."), {"key": self.board_format})
            problems = [Problem(None, "board_format", message)]
        return content, problems

    def readable_format(self) -> Format:
        """The format that is set. Refusal 409 where the content cannot be read."""
        return self.readable_content().format(self.board_format)

    def took_part(self) -> None:
        """A seat completes the block. What follows tells nothing: a card or a dot that did would name who made it."""
        self.runtime.publish(self, "completion", {"completion": 1.0})

    # Handlers: coming, leading

    @handler(sent.Poll, writes=False)
    def poll(self, asked: sent.Poll) -> dict[str, Any]:
        """What is new since the page asked last. One query where nothing is."""
        return news.news(self, places.first(self), access.person(self), asked)

    @handler(sent.Projected, writes=False)
    def projected(self, asked: sent.Projected) -> dict[str, Any]:
        """The same for the page on the wall."""
        return projector.news_of(self, places.first(self), access.person(self), asked)

    @handler()
    def join(self) -> dict[str, Any]:
        """Take a seat."""
        where = place(self)
        steps.join(self, where, access.person(self))
        self.took_part()
        return answers.entered(self, where, "")

    @handler(sent.Facilitate)
    def facilitate(self, role: sent.Facilitate) -> dict[str, Any]:
        """Become facilitator."""
        where, code = places.to_lead(self, role.code)
        places.require_shown(self, where)
        steps.facilitate(self, where, access.person(self), code, staff=access.viewer(self).staff)
        self.took_part()
        return answers.entered(self, where, gettext_for()("You facilitate now."))

    @handler(sent.Appoint)
    def appoint(self, asked: sent.Appoint) -> dict[str, Any]:
        """Create a code with which somebody else becomes facilitator."""
        where = seated(self)
        return answers.appointed(self, where, steps.appoint(where, access.person(self), asked.request))

    @handler()
    def resign(self) -> dict[str, Any]:
        """Give the role back."""
        steps.resign(seated(self), access.person(self))
        return answers.left(self, gettext_for()("You do not facilitate any more."))

    @handler(sent.Move)
    def move(self, step: sent.Move) -> dict[str, Any]:
        """Move the board to another phase; the pages of all others follow when they ask."""
        where = seated(self)
        phases.move(self, where, access.person(self), step.phase, step.to)
        self.runtime.publish(self, "lotse.retrospective.moved", {"phase": step.to.value})
        return answers.led(self, where, "", focus="phase")

    @handler(sent.Timer)
    def timer(self, wish: sent.Timer) -> dict[str, Any]:
        """Start or stop the shared timer."""
        where, _ = seated(self), gettext_for()
        steps.set_timer(self, where, access.person(self), wish.minutes)
        return answers.led(self, where, _("Timer started") if wish.minutes else _("Timer stopped"))

    @handler(sent.Begin)
    def begin(self, wish: sent.Begin) -> dict[str, Any]:
        """Begin the next round, as facilitator; the pages of all others follow when they ask."""
        where = seated(self)
        rounds.begin(self, where, access.person(self), wish)
        self.runtime.publish(self, "lotse.retrospective.begun", {})
        return answers.entered(self, where, gettext_for()("The next round has begun"))

    @handler(sent.Round, writes=False)
    def earlier(self, which: sent.Round) -> dict[str, Any]:
        """An earlier round, to read."""
        return answers.earlier(self, rounds.at(self, seated(self), which.round), which.round)

    @handler()
    def choose_instead(self) -> dict[str, Any]:
        """Talk instead of voting with dots."""
        where = seated(self)
        phases.choose_instead(self, where, access.person(self))
        return answers.led(self, where, "", focus="phase")

    @handler(sent.Count)
    def count(self, found: sent.Count) -> dict[str, Any]:
        """End the vote with dots that were given and counted on paper."""
        where = seated(self)
        phases.count(self, where, access.person(self), found.people or 0, found.tally())
        return answers.led(self, where, "", focus="phase")

    @handler(sent.Choose)
    def choose(self, which: sent.Choose) -> dict[str, Any]:
        """Mark a group of cards that the group has settled on, or take that back."""
        where, _ = seated(self), gettext_for()
        phases.choose(self, where, access.person(self), which.cluster, which.chosen)
        return answers.chosen(self, where, _("Marked") if which.chosen else _("Not marked any more"))

    # Handlers: cards and groups

    @handler(sent.AddCard)
    def add_card(self, new: sent.AddCard) -> dict[str, Any]:
        """Add a card; once more with the same secret adds nothing."""
        where = seated(self)
        return answers.added(self, where, cards.add(self, where, access.person(self), new), new)

    @handler(sent.EditCard)
    def edit_card(self, new: sent.EditCard) -> dict[str, Any]:
        """Change one's own card. 409 with both versions where another window changed it meanwhile."""
        where, seen = seated(self), None if new.keep == "mine" else new.seen
        if new.keep != "theirs":
            with conflict.on_card(self, new):
                cards.edit(where, access.person(self), cards.ids(new.keys), new.card, new.text, seen)
        return answers.mine(self, where, gettext_for()("Card changed"), new.keys)

    @handler(sent.OneCard)
    def delete_card(self, which: sent.OneCard) -> dict[str, Any]:
        """Delete one's own card."""
        where = seated(self)
        cards.delete(where, access.person(self), cards.ids(which.keys), which.card)
        return answers.mine(self, where, gettext_for()("Card deleted"), which.keys)

    @handler(sent.OneCard)
    def remove_card(self, which: sent.OneCard) -> dict[str, Any]:
        """Take an offensive card away, as facilitator."""
        where = seated(self)
        cards.remove(self, where, access.person(self), which.card)
        return answers.shared(self, where, gettext_for()("Card removed"))

    @handler(sent.GroupCard)
    def group_card(self, wish: sent.GroupCard) -> dict[str, Any]:
        """Put a card into a group."""
        where = seated(self)
        cards.group(where, wish.card, wish.cluster)
        return answers.shared(self, where, gettext_for()("Card moved"), focus=f"card-{wish.card}")

    @handler(sent.Rename)
    def rename_group(self, new: sent.Rename) -> dict[str, Any]:
        """Rename a group. 409 with both versions where somebody else did meanwhile."""
        where, seen = seated(self), None if new.keep == "mine" else new.seen
        if new.keep != "theirs":
            with conflict.on_group(self, new):
                cards.rename(where, new.cluster, new.title, seen)
        return answers.shared(self, where, gettext_for()("Group renamed"))

    @handler(sent.Vote)
    def vote(self, dots: sent.Vote) -> dict[str, Any]:
        """Give a group of cards so many dots."""
        where = seated(self)
        board, own = votes.give(self, where, access.person(self), dots.cluster, dots.value)
        return answers.voted(self, where, board, own)

    # Handlers: what comes of it

    @handler(sent.SaveAction)
    def save_action(self, new: sent.SaveAction) -> dict[str, Any]:
        """Note or change an action. 409 with both versions where somebody else changed it meanwhile."""
        where = seated(self)
        with conflict.on_action(self, new):
            actions.save(self, where, new)
        return answers.agreed(self, where, gettext_for()("Action saved"))

    @handler(sent.OneAction)
    def delete_action(self, which: sent.OneAction) -> dict[str, Any]:
        """Take an action of this board back."""
        where = seated(self)
        actions.delete(self, where, which.action)
        return answers.agreed(self, where, gettext_for()("Action deleted"))

    @handler(sent.Entry, writes=False)
    def calendar(self, wish: sent.Entry) -> dict[str, Any]:
        """The day of an action, or of an intention of one's own, for a calendar. No id stands in an address."""
        return answers.entry(self, days.entry(self, seated(self), access.person(self), wish))

    @handler(sent.Post)
    def post(self, new: sent.Post) -> dict[str, Any]:
        """Post one's own intention as a card."""
        where, who = seated(self), access.person(self)
        intentions.require(self, who, new.intention)
        board = cards.add(self, where, who, new)
        if board.state and not board.state.anonymous:
            intentions.posted(self, who, new.intention)
        return answers.posted(self, where, board, new)

    # Handlers: what people take away

    @handler(method="GET")
    def projector(self) -> Response:
        """The board on the wall, as a page of its own."""
        return projector.page(self, here(self, seated(self)))

    @handler(method="GET", suffixed=True)
    def printable(self, suffix: str) -> Response:
        """The board as a page of its own; that of an earlier round, whose number ends the address."""
        where = seated(self)
        number = int(suffix) if suffix.isascii() and suffix.isdecimal() and len(suffix) < 6 else where.round
        return takeaway.page(self, rounds.at(self, where, number), over=number != where.round)

    @handler(method="GET")
    def markdown(self) -> Response:
        """The board as Markdown."""
        return takeaway.markdown(here(self, seated(self)))

    @handler(method="GET")
    def csv(self) -> Response:
        """The board as a table."""
        return takeaway.table(here(self, seated(self)), "csv")

    @handler(method="GET")
    def xlsx(self) -> Response:
        """The board as a table for office programs."""
        return takeaway.table(here(self, seated(self)), "xlsx")

    @handler(method="GET", role="reader")
    def worksheet(self) -> Response:
        """The empty board on paper."""
        return takeaway.worksheet(self, self.readable_content(), self.readable_format())

    def clear_work(self, person: str) -> None:
        """Her named cards, her votes, her seat and her role go."""
        records.clear(self, person)
