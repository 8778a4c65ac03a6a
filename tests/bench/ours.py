"""Our blocks: every registered one, in its scenario `default`, filled as in `tests/conformance/samples`."""

from typing import Any

from lxml import etree
from xblock.core import XBlock

from tests import forms
from tests.bench import FLOOR, retrospective, workshop
from tests.bench.abuse import own_models
from tests.bench.cases import FLOOR_OLX, Case, Payloads
from tests.bench.seat import Seat
from tests.blocks import registered
from tests.conformance import samples
from tests.scenarios import scenario
from xblocks.core import olx

MORE: dict[str, dict[str, Any]] = {
    "lotse_retrospective": {
        "fill": retrospective.add_cards,
        "open": retrospective.open_board,
        "visit": retrospective.take_part,
        "write": retrospective.add_card,
        "look": retrospective.look,
    },
    "lotse_process_design": workshop.traits("as_is", workshop.step),
    "lotse_participation": workshop.traits("stakeholders", workshop.group),
}
#: Entries that people make besides, so that there is something to show.
ENTRIES = {"lotse_retrospective": retrospective.CARDS}


def cases() -> dict[str, Case]:
    """Tag → case."""
    return {FLOOR: Case(FLOOR_OLX)} | {tag: case(tag, block, samples.of(tag)) for tag, block in registered().items()}


def case(tag: str, block: type[XBlock], sample: Any) -> Case:
    """A block that people fill as its sample says."""
    more = MORE.get(tag, {})
    example = scenario(tag, "default").olx

    def work(seat: Seat, friend: Seat) -> Payloads:
        known = sample.work(seat, friend)
        if tag in ENTRIES:
            more["fill"](friend, ENTRIES[tag])
        editing = forms.payload(seat.page("studio_view"), "studio_edit", operation="save")
        return {**{name: {} for name in _handlers(block)}, **known, "studio_edit": editing}

    def sized(count: int) -> str:
        data = sample.sized(block.CONTENT.default("de").model_dump(mode="json"), count)
        settings = etree.fromstring(example.encode(), etree.XMLParser(remove_comments=True)).attrib
        node = etree.Element(tag, {**settings, "url_name": "sized"})
        node.attrib.pop("series", None)  # what one placement leaves to the next belongs to no other size
        node.append(olx.to_element(block.CONTENT.Content.model_validate(data)))
        return etree.tostring(node, encoding="unicode")

    return Case(example, work, _rows, sized, **more)


def _handlers(block: type[XBlock]) -> list[str]:
    return [name for name in dir(block) if getattr(getattr(block, name, None), "_is_xblock_handler", False)]


def _rows(_seat: Seat) -> int:
    """Items and marks, of whomever."""
    return sum(model.objects.filter(deleted=False).count() for model in own_models() if hasattr(model, "deleted"))
