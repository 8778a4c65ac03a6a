"""Signing on the page of the mandate: for the team that works on it, and for whoever stands for a side from outside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from xblocks.core.payload import Refusal
from xblocks.kit import render
from xblocks.kit.i18n import gettext_for
from xblocks.modules.design_spaces import agreement, model
from xblocks.modules.design_spaces.agreement import Document, document
from xblocks.modules.design_spaces.content import RIGHTS
from xblocks.modules.design_spaces.sheet import restored
from xblocks.modules.workshop import records
from xblocks.modules.workshop.opened import Open
from xblocks.modules.workshop.words import language
from xblocks.signing import records as signing
from xblocks.spaces import api

TEAM: model.Side = "team"


def documents(here: Open) -> list[Document]:
    """What somebody may sign: the mandate of her team's sheet, then those for which she stands from outside."""
    return [*_own(here), *_from_outside(here)]


def _own(here: Open) -> list[Document]:
    return [] if here.place.alone else [document(here, TEAM)]


def _from_outside(here: Open) -> Iterator[Document]:
    place = here.place
    for key in sorted(signing.sides_of(place.context, place.record, place.person), key=lambda key: key.group):
        snapshot = api.latest(key)
        side = signing.side_in(snapshot, place.person)
        if side is not None and key != place.key:
            elsewhere = replace(place, group=key.group, version=(snapshot.space_id or 0, snapshot.revision))
            work = records.opened(here.module.spec, snapshot, here.content.presets())
            yield document(replace(here, place=elsewhere, work=work, shared=False), side, outside=True)


def part(here: Open) -> str:
    """The piece of the page."""
    mine = len(_own(here))
    values = {
        "own": own(here),
        "outside": [_panel(here, found, place) for place, found in enumerate(_from_outside(here), mine)],
        "alone": here.place.alone,
        "sides": [{"key": side, "name": here.content.figure(side).title} for side in model.SIDES],
        "lang": language(here.content),
    }
    return render.html(here.block, "signing.html", values)


def own(here: Open) -> str:
    """How it stands with the mandate of her team's sheet; empty on her own sheet."""
    own = _own(here)
    return render.html(here.block, "signing_document.html", {"document": _panel(here, own[0], 0)}) if own else ""


def _panel(here: Open, found: Document, place: int) -> dict[str, Any]:
    """How it stands with one document; whoever reads it from outside gets its text as well."""
    number, content = found.number, here.content
    outside = found.outside
    last = found.signed.last(found.own)
    version = None if last is None else found.signed.version(last)
    changed = outside and version is not None and version.digest != found.mark
    return {
        "place": place,
        "outside": outside,
        "own": content.figure(found.own).title,
        "signed": found.own in {one.side for one in found.signed.of(number)},
        "ready": bool(found.here.work.complete(RIGHTS)),
        "digest": found.mark,
        "versions": [
            {"number": one.number, "seals": agreement.seals(content, found.signed, one.number)}
            | {"url": _url(here, place, one.number), "now": one.digest == found.mark}
            for one in found.signed.versions
        ],
        "url": _url(here, place),
        "number": number,
        "mark": agreement.check(found.mark),
        "seals": agreement.seals(content, found.signed, number),
        "text": render.html(here.block, "agreement_text.html", {**agreement.page(found), "heading": 4})
        if outside
        else "",
        "changes": agreement.changes(content, restored(version.state), found.here.work) if changed and version else [],
    }


def _url(here: Open, place: int, version: int = 0) -> str:
    return str(here.block.runtime.handler_url(here.block, "agreement", f"{place}-{version}"))


def chosen(here: Open, suffix: str) -> tuple[Document, int]:
    """The document and the version that an address names, as `0-2`; 0 is the text as it stands. Refusal 400."""
    place, _, version = (suffix or "0-0").partition("-")
    gone = Refusal(400, "unknown", gettext_for()("There is no such agreement."))
    if not (place.isascii() and place.isdecimal() and version.isascii() and version.isdecimal()) or len(suffix) > 12:
        raise gone
    found = documents(here) or [document(here, TEAM)]
    if int(place) >= len(found):
        raise gone
    if int(version) and found[int(place)].signed.version(int(version)) is None:
        raise gone
    return found[int(place)], int(version)
