"""What people take away: a page to print, Markdown, a table; and the empty board on paper.

Names stand in it only where cards carry them; cards that are still hidden do not.
"""

from __future__ import annotations

from typing import Any

from webob import Response

from xblocks.kit import downloads, render
from xblocks.kit.downloads import file
from xblocks.kit.i18n import gettext_for, reader_language
from xblocks.kit.render import markdown as to_html
from xblocks.kit.tables import Cell, Form, Heads
from xblocks.kit.tables import table as tabled
from xblocks.retrospective import context, records
from xblocks.retrospective.content import Content, Format
from xblocks.retrospective.context.opened import Open
from xblocks.retrospective.model import Phase
from xblocks.retrospective.protocol import Retrospective

_SPECIAL = "\\`*_{}[]<>#|~"
_EMPTY_ROWS = 6


def shown(here: Open, *, over: bool = False) -> dict[str, Any]:
    """What the printed page shows, without forms and buttons: whoever prints does not lead. Of a round that is `over` only
    what it agreed itself.
    """
    stored = [entry for entry in records.series(here.place) if not over or entry.board == here.place.name]
    board = {
        **context.cards.board(here),
        "facilitates": False,
        "grouping": False,
        "late": False,
        "renaming": False,
        "paper": True,
    }
    done = here.phase in (Phase.DECIDE, Phase.CLOSED)
    return {
        "title": here.content.title,
        "lang": here.language,
        "format": here.format,
        "board": board,
        "counted": done,
        "agreed": {**context.actions.actions(here, stored, shown_always=True), "paper": True},
        "shared": True,
    }


def page(block: Retrospective, here: Open, *, over: bool = False) -> Response:
    """The board as an HTML page."""
    html = render.page(block, "printable.html", shown(here, over=over))
    return downloads.page(html)


def portfolio(block: Retrospective, here: Open) -> dict[str, Any] | None:
    """What the board gives to the page that gathers a person's work: what was agreed, and her own cards if named.

    None before cards are open, and for whoever takes no part.
    """
    if not (here.people.joined and here.state.open_cards and here.phase is not Phase.STAGE):
        return None
    _ = gettext_for()
    values = shown(here)
    own = [card.text for card in here.board.cards if card.person == here.people.person]
    html = render.html(block, "written.html", {**values, "own": own})
    links = (
        ("printable", _("Page to print")),
        ("markdown", _("Markdown")),
        ("xlsx", _("Table (XLSX)")),
        ("csv", _("Table (CSV)")),
    )
    return {
        "title": block.own_name() or here.content.title,
        "changed": records.changed(here.place),
        "language": here.language,
        "html": html,
        "files": [{"label": label, "url": block.runtime.handler_url(block, name)} for name, label in links],
    }


def worksheet(block: Retrospective, content: Content, format_: Format) -> Response:
    """The empty board on paper: rules, columns to fill, a table for actions."""
    values = {
        "title": content.title,
        "lang": content.language or reader_language(),
        "introduction": to_html(content.introduction),
        "format": format_,
        "prompt": to_html(format_.prompt),
        "rows": range(_EMPTY_ROWS),
        "three": range(3),
    }
    html = render.page(block, "worksheet.html", values)
    return downloads.page(html)


def markdown(here: Open) -> Response:
    """The board as Markdown."""
    _ = gettext_for()
    values = shown(here)
    lines = [f"# {_marked(values['title'])}", "", _marked(here.format.title), ""]
    for cluster in values["board"]["clusters"] if values["board"]["grouped"] else ():
        lines += [f"## {_marked(cluster['title'])}{_result(cluster)}", ""]
        lines += [_bullet(card, card["column"]) for card in cluster["cards"]] + [""]
    if here.state.paper:
        lines += [_("Dots given and counted on paper. People: %(count)s.") % {"count": here.state.paper}, ""]
    for column in values["board"]["columns"]:
        if column["cards"]:
            lines += [f"## {_marked(column['title'])}", "", *(_bullet(card, "") for card in column["cards"]), ""]
    for heading, key in ((_("Actions"), "new"), (_("From earlier retrospectives"), "earlier")):
        if values["agreed"][key]:
            lines += [f"## {heading}", "", *(_promise(entry) for entry in values["agreed"][key]), ""]
    return file("\n".join(lines), _("retrospective.md"), "text/plain")


def _bullet(card: dict[str, Any], column: str) -> str:
    notes = " · ".join(_marked(note) for note in (column, card["author"]) if note)
    text = _marked(card["text"]).replace("\n", "  \n  ")
    return f"- {text} ({notes})" if notes else f"- {text}"


def _result(cluster: dict[str, Any]) -> str:
    return f" ({cluster['result']})" if cluster["result"] else ""


def _promise(entry: dict[str, Any]) -> str:
    action = entry["action"]
    box = " " if action.status == "open" else "x"
    notes = ", ".join(_marked(note) for note in (action.owner, action.due, entry["cluster"]) if note)
    return f"- [{box}] {_marked(action.text)}" + (f" ({notes})" if notes else "")


def _marked(text: str) -> str:
    """People's text as Markdown that says just that."""
    return "".join(f"\\{letter}" if letter in _SPECIAL else letter for letter in text)


def table(here: Open, form: Form) -> Response:
    """Cards, groups and actions as a table."""
    _ = gettext_for()
    values = shown(here)
    named = not here.state.anonymous
    head = [_("Kind"), _("Group of cards"), _("Column"), _("Text"), _("Votes"), _("Rank")]
    rows: list[list[Cell]] = [Heads([*head, *([_("Author")] if named else []), _("Who"), _("By"), _("Status")])]
    clusters = values["board"]["clusters"] if values["board"]["grouped"] else []
    blank = {"title": "", "votes": None, "rank": None}
    found = [(cluster, card) for cluster in clusters for card in cluster["cards"]]
    found += [(blank, card) for column in values["board"]["columns"] for card in column["cards"]]
    for cluster, card in found:
        cells = [_("Card"), cluster["title"], card["column"], card["text"], cluster["votes"], cluster["rank"]]
        rows.append([*cells, *([card["author"]] if named else []), "", "", ""])
    names = {"open": _("open"), "done": _("done"), "dropped": _("dropped")}
    for entry in (*values["agreed"]["earlier"], *values["agreed"]["new"]):
        action = entry["action"]
        cells = [_("Action item"), entry["cluster"], "", action.text, None, None, *([""] if named else [])]
        rows.append([*cells, action.owner, action.due, names[action.status]])
    return tabled(rows, _("retrospective.csv").removesuffix(".csv"), form, here.language)
