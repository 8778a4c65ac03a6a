"""Views: how long they take, how many queries they make, what they bring along."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.remote import Side, side, sqlite
from tests.bench.report import Row, compared, milliseconds

ROUNDS = 12
SECONDS = 0.1  # per block, state and round
ENOUGH = 5_000  # ms per block and state: some peers take more than a second
OTHERS = 500
CALLS = 4  # of each of the others
QUERIES, OWN_QUERIES = 12, 3
WEIGHT = 15_000
PEER = "drag-and-drop-v2"
STATES = ("new", "filled")

Times = dict[tuple[str, str], list[float]]


def rows(folder: Path) -> Iterator[Row]:
    """All rows about views; databases go to `folder`."""
    with ExitStack() as stack:
        ours, crowded, peers = (
            stack.enter_context(side(name, sqlite(folder, file)))
            for name, file in (("ours", "ours"), ("ours", "crowded"), ("peers", "peers"))
        )
        blocks = [name for name in ours.ask("names") if name != FLOOR]
        rivals = [name for name in peers.ask("names") if name != FLOOR]
        places = [(ours, _prepared(ours), "ours"), (peers, _prepared(peers), "peers"), (crowded, _crowd(crowded), "crowd")]
        times: dict[str, Times] = defaultdict(lambda: defaultdict(list))
        for _ in range(ROUNDS):
            for place, labels, which in places:
                for name, state in labels:
                    found = times[which][name, state]
                    if sum(found) < ENOUGH:
                        found += place.ask("views", label=f"{name}-{state}", seconds=SECONDS)
        yield from _durations(blocks, rivals, times["ours"], times["peers"])
        yield from _with_others(blocks, times)
        yield from _queries(blocks, rivals, ours, peers, crowded)
        yield from _weights(blocks, rivals, ours, peers)


def _prepared(place: Side) -> list[tuple[str, str]]:
    labels = []
    for name in place.ask("names"):
        for state in STATES[: 1 if name == FLOOR else 2]:
            place.ask("place", label=f"{name}-{state}", name=name)
            if state == "filled":
                place.ask("work", label=f"{name}-{state}")
            place.ask("views", label=f"{name}-{state}", seconds=0)
            labels.append((name, state))
    return labels


def _crowd(place: Side) -> list[tuple[str, str]]:
    labels = [(name, "filled") for name in place.ask("names") if name != FLOOR]
    for name, state in labels:
        place.ask("place", label=f"{name}-{state}", name=name)
        place.ask("work", label=f"{name}-{state}")
        place.ask("visit", label=f"{name}-{state}", people=OTHERS, calls=CALLS)
        place.ask("views", label=f"{name}-{state}", seconds=0)
    return labels


def _durations(blocks: list[str], rivals: list[str], ours: Times, theirs: Times) -> Iterator[Row]:
    floor = theirs[FLOOR, "new"]
    yield Row(f"view, {FLOOR} (floor)", milliseconds(ours[FLOOR, "new"]), "the same in the peers' environment", milliseconds(floor), min(ours[FLOOR, "new"]) / min(floor))
    for name in rivals:
        for state in STATES:
            yield Row(f"view, {name}, {state}", "", "times the floor", milliseconds(theirs[name, state]), min(theirs[name, state]) / min(floor))
    for name in blocks:
        for state in STATES:
            found = ours[name, state]
            yield Row(f"view, {name}, {state}", milliseconds(found), "floor", milliseconds(ours[FLOOR, "new"]), min(found) / min(ours[FLOOR, "new"]))
            yield compared(f"view, {name}, {state}", found, PEER, theirs[PEER, state], 1.0)
            if name == "lotse_self_assessment":
                yield compared(f"view, {name}, {state}", found, "problem-builder", theirs["problem-builder", state], 1 / 20, "1/20")


def _with_others(blocks: list[str], times: dict[str, Times]) -> Iterator[Row]:
    for name in blocks:
        key = (name, "filled")
        yield compared(f"view, {name}, {OTHERS} others at work", times["crowd"][key], "no others", times["ours"][key], 1.3)


def _queries(blocks: list[str], rivals: list[str], ours: Side, peers: Side, crowded: Side) -> Iterator[Row]:
    for name in rivals:
        counts = [peers.ask("queries", label=f"{name}-{state}")[0] for state in STATES]
        yield Row(f"queries, {name}", "", "new / filled", " / ".join(map(str, counts)))
    for name in blocks:
        for state in STATES:
            every, own = ours.ask("queries", label=f"{name}-{state}")
            theirs = peers.ask("queries", label=f"{PEER}-{state}")[0]
            limit, met = f"≤ {QUERIES}, ≤ {OWN_QUERIES} on our tables", every <= QUERIES and own <= OWN_QUERIES
            yield Row(f"queries, {name}, {state}", f"{every}, {own} on our tables", PEER, str(theirs), every / theirs, limit, met)
        yield _growth(name, "among 500 others and alone", [crowded, ours], [f"{name}-filled"] * 2)
        sizes = [f"{name}-sized-{count}" for count in (1, 100)]
        if all(ours.ask("place", label=label, name=name, count=int(label.rpartition("-")[2])) for label in sizes):
            yield _growth(name, "100 and 1 entries, new", [ours, ours], sizes[::-1])
            for label in sizes:
                ours.ask("work", label=label)
            yield _growth(name, "100 and 1 entries, filled", [ours, ours], sizes[::-1])


def _growth(name: str, what: str, places: list[Side], labels: list[str]) -> Row:
    many, few = (place.ask("queries", label=label)[0] for place, label in zip(places, labels, strict=True))
    return Row(f"queries, {name}, {what}", str(many), "the fewer", str(few), many / few, "the same", many == few)


def _weights(blocks: list[str], rivals: list[str], ours: Side, peers: Side) -> Iterator[Row]:
    theirs = {name: peers.ask("weight", label=f"{name}-filled") for name in rivals}
    yield from (Row(f"JS + CSS, {name}", "", "gzip", f"{size / 1000:.1f} kB") for name, size in theirs.items())
    for name in blocks:
        size = ours.ask("weight", label=f"{name}-filled")
        value = f"{theirs[PEER] / 1000:.1f} kB"
        yield Row(f"JS + CSS, {name}", f"{size / 1000:.1f} kB", PEER, value, size / theirs[PEER], "≤ 15 kB", size <= WEIGHT)
