"""What a sheet takes over from the strategy sheet of the same course: by copying, never by reference.

Whoever is here sees what stands on her own strategy sheet, or on that of her team there; nobody else's is asked for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from xblock.fields import Scope, String

from xblocks.core.payload import Refusal
from xblocks.kit import render, siblings
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.modules.workshop import answers, records, rows
from xblocks.modules.workshop import payloads as sent
from xblocks.modules.workshop.block import WorkshopBlock
from xblocks.modules.workshop.opened import Open, opened
from xblocks.modules.workshop.spec import Table

_STRATEGY = "lotse_digital_strategy"


@dataclass(frozen=True)
class Offer:
    """Something on a strategy sheet: the key of its row, what it is called, and what it promises, if anything."""

    key: str
    title: str
    promise: str = ""


@dataclass(frozen=True)
class Takes:
    """What a sheet takes: `what` the strategy sheet offers comes into the first column of a table, several rows into a list,
    one into a table of values. The promise comes into a column of a table of values beside.
    """

    what: str
    table: str
    promise: tuple[str, str] | None = None


class TakingBlock(WorkshopBlock):
    """A workshop that can begin with something of the strategy sheet. A module sets TAKES and says it in `take_words`."""

    TAKES: ClassVar[Takes]

    strategy = String(scope=Scope.settings, default="")

    def take_words(self) -> str:
        """What taking over is called."""
        raise NotImplementedError

    def top(self, here: Open) -> str:
        """The way to what can be taken over, where the author names a strategy sheet."""
        return render.html(self, "take.html", {"title": self.take_words()}) if _possible(self, here) else ""

    @handler(sent.Request, writes=False)
    def offered(self, asked: sent.Request) -> dict[str, Any]:
        """What can be taken over."""
        here = opened(self, rows.place_shown(self, asked), shared=True)
        values = {
            "title": self.take_words(),
            "open": True,
            "offers": _new(here, _offers(self)),
            "several": not _table(here).single,
        }
        return render.answer(self, "", focus="take", regions={"top": ("take.html", values)})

    @handler(sent.Take)
    def take(self, asked: sent.Take) -> dict[str, Any]:
        """Copy what was chosen. 409 where the sheet has its subject already, 400 where nothing of it is there any more."""
        _ = gettext_for()
        here = opened(self, rows.place_shown(self, asked))
        table = _table(here)
        begun = Refusal(409, "not_empty", _("This sheet says already what it is about."))
        if not _possible(self, here):
            raise begun
        chosen = [offer for offer in _offers(self) if offer.key in asked.chosen()]
        if not chosen:
            raise Refusal(400, "nothing", _("Please choose something first."))
        if table.single:
            try:
                _put(here, table.name, {table.title.name: chosen[0].title})
                if self.TAKES.promise and chosen[0].promise:
                    other, column = self.TAKES.promise
                    _put(here, other, {column: chosen[0].promise})
            except records.Collision:  # somebody of the team has since
                raise begun from None
        else:
            new = _new(here, chosen)
            records.add(here.place, table, [(_key(offer), {table.title.name: offer.title}) for offer in new])
        return self._taken(here.place, table, asked, len(chosen))

    def _taken(self, place: records.Place, table: Table, asked: sent.Take, count: int) -> dict[str, Any]:
        here = opened(self, place)
        self.publish_progress(here.work)
        message = gettext_for()("Taken over: %(count)s") % {"count": count}
        more: dict[str, Any] = {"top": self.top(here)}
        if self.TAKES.promise:
            other = here.module.spec.table(self.TAKES.promise[0])
            more |= answers.of_table(here, other, {}) if other else {}
        return answers.changed(here, table.name, message, asked.starts(), focus="top", more=more)


def _possible(block: TakingBlock, here: Open) -> bool:
    """A sheet takes its subject once; rows at any time."""
    table = _table(here)
    return bool(block.strategy) and not (table.single and here.work.values(table.name).get(table.title.name))


def _table(here: Open) -> Table:
    table = here.module.spec.table(here.block.TAKES.table)  # type: ignore[attr-defined]  # the block is a TakingBlock
    assert table is not None
    return table


def _offers(block: TakingBlock) -> Sequence[Offer]:
    return siblings.ask(block, _STRATEGY, block.strategy, block.TAKES.what) or ()


def _new(here: Open, found: Sequence[Offer]) -> list[Offer]:
    """What the sheet does not have yet."""
    table = _table(here)
    there = here.work.rows[table.name]
    names = {str(row.cells.get(table.title.name, "")).strip().casefold() for row in there}
    keys = {row.key for row in there}
    return [offer for offer in found if offer.title.strip().casefold() not in names and _key(offer) not in keys]


def _key(offer: Offer) -> str:
    """The key of the row that comes of it: taken twice, it is there once."""
    return hashlib.sha256(offer.key.encode()).hexdigest()[:16]


def _put(here: Open, name: str, cells: Mapping[str, Any]) -> None:
    """Set values of a table of values; the others stay."""
    table = here.module.spec.table(name)
    assert table is not None
    row = here.work.row(name, name)
    known = dict(row.cells) if row else {}
    edit = records.Edit({**known, **cells}, row.edited if row else 0, known)
    records.save(here.place, here.module.spec, table, name, edit)
