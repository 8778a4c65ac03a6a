"""What a group does in a retrospective, from taking seats to the end."""

from __future__ import annotations

from itertools import cycle, pairwise

from lxml import html

from course_export.preview.visit import Visit
from course_export.rehearsal import actor
from course_export.rehearsal.moments import CannotRehearse, DayOf
from course_export.rehearsal.script import FACILITATOR, Board, Card
from xblocks.retrospective.model import PHASES, Phase


def hold(board: Board, members: list[str], day_of: DayOf) -> None:
    """Hold a retrospective."""
    name, day = board.block, day_of(board.day)
    lead, people = actor.visit(FACILITATOR, day), {key: actor.visit(key, day) for key in members}
    actor.press(lead, name, "facilitate")
    for who in people.values():
        actor.press(who, name, "join")
    steps = {
        Phase.GATHER: lambda: _write_cards(board, people),
        Phase.CLUSTER: lambda: _group(board, list(people.values())),
        Phase.VOTE: lambda: _vote(board, people),
        Phase.DECIDE: lambda: _agree(board, people, day_of),
    }
    for before, phase in pairwise(PHASES):
        actor.press(lead, name, "move", phase=before, to=phase)
        if phase in steps:
            steps[phase]()


def _write_cards(board: Board, people: dict[str, Visit]) -> None:
    """Everybody's browser makes up a secret for each of her cards and sends those of all, as its page does."""
    kept: dict[str, list[str]] = {key: [] for key in people}
    for card in board.cards:
        secret = actor.fresh()
        fields = {"column": card.column, "text": card.text, "secret": secret, "keys": " ".join(kept[card.by])}
        if card.posts:
            intention = _intention(people[card.by], board.block, card)
            actor.press(people[card.by], board.block, "post", intention=intention, **fields)
        else:
            actor.press(people[card.by], board.block, "add_card", form="column", **fields)
        kept[card.by].append(secret)


def _look(who: Visit, name: str) -> html.HtmlElement:
    """The board as it stands: its page asks for it as soon as it is there."""
    whole = html.Element("div")
    whole.extend(actor.press(who, name, "poll").values())
    return whole


def _intention(who: Visit, name: str, card: Card) -> str:
    offered = actor.forms(_look(who, name), "post")
    if len(offered) < card.posts:
        raise CannotRehearse(f"{who.person.name} has no intention {card.posts} to post in {name}")
    return offered[card.posts - 1]["intention"]


def _group(board: Board, people: list[Visit]) -> None:
    """Put the cards of each group together and give it its name; whoever is next does it."""
    turns = cycle(people)
    shown = _look(people[0], board.block)
    keys = {_text(card): card.get("data-card") for card in shown.xpath(".//li[@data-card]")}
    for group in board.groups:
        cluster = "new"
        for card in (card for card in board.cards if card.group == group.key):
            pressed = {"card": keys[card.text], "cluster": cluster}
            shown = actor.press(next(turns), board.block, "group_card", **pressed)["board"]
            cluster = _cluster_of(shown, keys[card.text])
        seen = {form["cluster"]: int(form["seen"]) for form in actor.forms(shown, "rename_group")}
        named = {"cluster": cluster, "title": group.title, "seen": seen[cluster]}
        actor.press(next(turns), board.block, "rename_group", **named)


def _text(card: html.HtmlElement) -> str:
    return str(card.find_class("lotse-card-text")[0].text_content())


def _cluster_of(shown: html.HtmlElement, card: str) -> str:
    found = shown.xpath(".//section[@data-cluster][.//li[@data-card=$card]]", card=card)
    return str(found[0].get("data-cluster"))


def _vote(board: Board, people: dict[str, Visit]) -> None:
    for person, dots in board.dots.items():
        ballot = _look(people[person], board.block)
        offered = _clusters(board, ballot)
        for group, value in dots.items():
            actor.press(people[person], board.block, "vote", cluster=offered[group], value=value)


def _clusters(board: Board, shown: html.HtmlElement) -> dict[str, str]:
    """The ids of the groups on a ballot, by their keys in the script."""
    titles = {group.title: group.key for group in board.groups}
    rows = shown.xpath(".//li[.//form[@data-handler='vote']]")
    return {
        titles[str(row.find_class("lotse-ballot-title")[0].text_content())]: actor.forms(row, "vote")[0]["cluster"]
        for row in rows
    }


def _agree(board: Board, people: dict[str, Visit], day_of: DayOf) -> None:
    titles = {group.key: group.title for group in board.groups}
    for action in board.actions:
        fields = {"text": action.text, "owner": action.owner, "due": day_of(action.due).isoformat()}
        known = {"request": actor.fresh(), "cluster": titles[action.group]}
        actor.press(people[action.by], board.block, "save_action", **fields, **known)
