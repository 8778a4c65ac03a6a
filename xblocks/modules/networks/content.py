"""The content of the network workshop: the words of its sheet, and an example network."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from xblocks.core.message import Message
from xblocks.core.text import marked as _
from xblocks.modules.networks.model import DEFAULTS, KINDS, TYPES
from xblocks.modules.workshop.content import Settings, WorkshopContent
from xblocks.modules.workshop.kinds import Choice, Day, Flag, OneRow, Scale, Sentence, Text
from xblocks.modules.workshop.spec import Column, Picture, Spec, Table

__all__ = ["SPEC", "TAG", "VERSION", "Content", "Settings", "default"]

TAG = "lotse_networks"
VERSION = 1

NODES = "nodes"
EDGES = "edges"
CONTACTS = "contacts"
NETWORK = "network"


def _two(cells: Mapping[str, Any]) -> dict[str, Message]:
    """A connection has two different ends."""
    same = "a" in cells and cells["a"] == cells.get("b")
    return {"b": Message(_("Both ends are the same. Please choose another one."))} if same else {}


SPEC = Spec(
    tables=(
        Table(
            NODES,
            (
                Column("name", Text()),
                Column("type", Choice(TYPES)),
                Column("own", Flag(), required=False),
            ),
        ),
        Table(
            EDGES,
            (
                Column("a", OneRow(NODES)),
                Column("b", OneRow(NODES)),
                Column("kind", Choice(KINDS)),
                Column("strength", Scale(low=1, high=3)),
            ),
            check=_two,
        ),
        Table(
            CONTACTS,
            (
                Column("node", OneRow(NODES)),
                Column("question", Sentence()),
                Column("offer", Sentence(), required=False),
                Column("owner", Text(suggest=True), required=False),
                Column("due", Day(), required=False),
            ),
            needed=False,
            broad=True,
        ),
    ),
    rules={
        ("W7-1", "warning"): ("components",),
        ("W7-2", "warning"): (),
        ("W7-3", "hint"): ("betweenness",),
        ("W7-4", "hint"): ("density",),
        ("W7-5", "hint"): ("constraint",),
        ("W7-6", "hint"): ("types",),
    },
    limits=DEFAULTS,
    figures=("nodes", "joined", "density", "components", "articulation_points", "brokers", "types"),
    pictures=(Picture(NETWORK, after=EDGES, whole=True),),
)


class Content(WorkshopContent):
    """All texts of the block that an author can change."""

    VERSION = VERSION
    SPEC: ClassVar[Spec] = SPEC


default = Content.default
