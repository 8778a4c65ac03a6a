"""Whether views and saves have become slower: our blocks beside those of an earlier commit, in turns."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.remote import BEFORE, Side, present, side, sqlite
from tests.bench.report import Row, compared

ROUNDS = 30
SECONDS = 0.05  # of views per block, state and round
ROWS = 20  # in each list of a team's sheet
SLOWER = 1.1  # × what it took before
FIRST = "first view after a change"


def rows(folder: Path) -> Iterator[Row]:
    """All rows, for the blocks that there were then; databases go to `folder`."""
    if not present("before"):
        yield Row("views and saves as they were before", f"no commit {BEFORE} here", limit=f"≤ {SLOWER:g}")
        return
    with side("ours", sqlite(folder, "pace-ours")) as ours, side("before", sqlite(folder, "pace-before")) as before:
        for name in before.ask("names"):
            if name != FLOOR:
                yield from _block(name, {"now": ours, "before": before})


def _block(name: str, sides: dict[str, Side]) -> Iterator[Row]:
    """What there is to see and to do at a block, first as new, then as filled; a workshop as the sheet of a team."""
    times: dict[str, dict[str, list[list[float]]]] = defaultdict(lambda: defaultdict(list))
    for place in sides.values():
        for state in ("new", "filled"):
            place.ask("place", label=f"{name}-{state}", name=name)
        if "sheet" in place.ask("traits", name=name):
            place.ask("sheet", label=f"{name}-filled", count=ROWS)
        else:
            place.ask("work", label=f"{name}-filled")
    for turn in range(ROUNDS + 1):
        for when, place in sides.items():
            for what, found in _took(name, place).items():
                times[what][when] += [found] if turn else []
    for what, found in times.items():
        yield compared(f"{what}, {name}", found["now"], BEFORE, found["before"], SLOWER)


def _took(name: str, place: Side) -> dict[str, list[float]]:
    """Processor times in ms by what was done."""
    filled, asked = f"{name}-filled", place.ask("asked", name=name)
    return {
        "view, new": place.ask("views", label=f"{name}-new", seconds=SECONDS),
        "view, filled": place.ask("views", label=filled, seconds=SECONDS),
        **{what: [place.ask("took", label=filled, what=what)] for what in asked},
        **({FIRST: place.ask("first_views", label=filled)} if asked else {}),
    }
