"""What stands around every picture: it keeps to the width, and says what the picture is."""

from functools import partial

import pytest

from tests.drawing.pictures import NAMES, parsed, readable, size, texts
from xblocks.drawing.frame import WIDTH, heading, legend, picture
from xblocks.drawing.lettering import width
from xblocks.drawing.marks import mark

SIGNS = [partial(mark, shape) for shape in ("plain", "against", "favour")]


def draw(title, subtitle, entries, uid="f"):
    head = heading(title, subtitle, "de")
    below = legend([(SIGNS[n % 3], words) for n, words in enumerate(entries)], head.bottom + 20)
    names = {"title": title, "description": "Vier Gruppen.", "uid": uid}
    return picture([*head.elements, *below.elements], kind="frame", height=below.bottom, **names)


def test_a_frame_looks_as_it_did(golden):
    """Look at what `--snapshot-update` writes."""
    title = "Wen wir an der Geschäftsverteilung beteiligen, wer sie mitgestaltet und wer sie nur erfährt"
    golden("drawing/frame.svg", readable(draw(title, "Vier Gruppen", [*NAMES[2:6], f"{NAMES[1]} " * 3])))


@pytest.mark.parametrize("part", ["title", "subtitle"])
def test_lines_are_as_long_as_letters_of_their_size_allow_and_three_at_most(part):
    first, *_, last = found = texts(
        parsed(draw(*{"title": ("W" * 200, ""), "subtitle": ("", "W" * 200)}[part], [])), part
    )
    assert len(found) == 3 and last.endswith("…")
    assert width(first, size(part)) <= WIDTH < width(f"W{first}", size(part))


def test_without_a_legend_nothing_is_added():
    assert legend([], 20).bottom == 20
    assert legend([(SIGNS[0], "dafür")], 20).bottom > 40


def test_without_uid_it_is_named_and_has_no_ids():
    drawing = parsed(draw("Wen wir beteiligen", "", [], uid=""))
    assert drawing.get("aria-label") == "Wen wir beteiligen" and not drawing.xpath("//@id")
