"""Views: how long they take, how many queries they make, what they bring along."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from tests.bench import FLOOR
from tests.bench.remote import Side, side, sqlite
from tests.bench.report import Row, compared, milliseconds, ratio

ROUNDS = 12
SECONDS = 0.1  # per block, state and round
ENOUGH = 5_000  # ms per block and state: some peers take more than a second
OTHERS = 500
CALLS = 4  # of each of the others
QUERIES, OWN_QUERIES = 12, 3
WEIGHT = 15_000
PEER = "drag-and-drop-v2"
STATES = ("new", "filled")
COMPLETE = "filled, with what its page asks for at once"
# The shares that ours may take of a peer's time.
LIMITS = {"lotse_self_assessment": {"problem-builder": 1 / 20}}
# The times the floor that a view may take where the runtime has its fields in memory, as the LMS does.
KEPT_LIMITS = {
    ("lotse_self_assessment", "filled"): 2.0,
    ("lotse_retrospective", "new"): 1.8,
    ("lotse_retrospective", COMPLETE): 3.5,
}

Times = dict[tuple[str, str], list[list[float]]]


def rows(folder: Path) -> Iterator[Row]:
    """All rows about views; databases go to `folder`."""
    with ExitStack() as stack:

        def begun(name: str, file: str) -> Side:
            return stack.enter_context(side(name, sqlite(folder, file)))

        ours, crowded, peers = begun("ours", "ours"), begun("ours", "crowded"), begun("peers", "peers")
        blocks, rivals = _blocks(ours), _blocks(peers)
        alone, theirs, among = _measured([(ours, _prepare(ours)), (peers, _prepare(peers)), (crowded, _crowd(crowded))])
        yield compared(f"view, {FLOOR} (floor)", alone[FLOOR, "new"], "in the peers' environment", theirs[FLOOR, "new"])
        for name in rivals:
            yield from _peer(name, peers, theirs)
        for name in blocks:
            yield from _durations(name, alone, theirs)
            key = (name, "filled")
            yield compared(f"view, {name}, {OTHERS} others at work", among[key], "no others", alone[key], 1.3)
            yield from _queries(name, ours, peers, crowded)
            yield from _sizes(name, ours)
            yield _weight(name, ours, peers)
        yield from _kept(ours)


def _blocks(place: Side) -> list[str]:
    return [name for name in place.ask("names") if name != FLOOR]


def _prepare(place: Side) -> list[tuple[str, str]]:
    """Place every block for somebody new and for somebody who has filled it; what can be measured then."""
    place.ask("place", label=f"{FLOOR}-new", name=FLOOR)
    for name in _blocks(place):
        for state in STATES:
            place.ask("place", label=f"{name}-{state}", name=name)
        place.ask("work", label=f"{name}-filled")
    return [(FLOOR, "new"), *((name, state) for name in _blocks(place) for state in _states(name, place))]


def _states(name: str, place: Side) -> list[str]:
    """The states to measure a block in; the label of the last is made here."""
    if "look" not in place.ask("traits", name=name):
        return [*STATES]
    place.ask("look", label=f"{name}-{COMPLETE}", of=f"{name}-filled")
    return [*STATES, COMPLETE]


def _crowd(place: Side) -> list[tuple[str, str]]:
    """Place every block for somebody who has filled it, as have many others."""
    _prepare(place)
    for name in _blocks(place):
        place.ask("visit", label=f"{name}-filled", people=OTHERS, calls=CALLS)
    return [(name, "filled") for name in _blocks(place)]


def _measured(places: list[tuple[Side, list[tuple[str, str]]]]) -> list[Times]:
    """Processor times of views by block and state, for each place; in turns, so that noise hits all alike."""
    for place, labels in places:
        for name, state in labels:
            place.ask("views", label=f"{name}-{state}", seconds=0)
    found: list[Times] = [defaultdict(list) for _ in places]
    for _ in range(ROUNDS):
        for (place, labels), times in zip(places, found, strict=True):
            for name, state in labels:
                if sum(map(sum, times[name, state])) < ENOUGH:
                    times[name, state].append(place.ask("views", label=f"{name}-{state}", seconds=SECONDS))
    return found


def _kept(ours: Side) -> Iterator[Row]:
    """What views take with the fields in memory, in turns with the floor."""
    cases = [(FLOOR, "new"), *((name, state) for name in _blocks(ours) for state in _states(name, ours))]
    times: Times = defaultdict(list)
    for _ in range(ROUNDS):
        for name, state in cases:
            times[name, state].append(ours.ask("kept_views", label=f"{name}-{state}", seconds=SECONDS))
    for name, state in cases[1:]:
        what = f"view, {name}, {state}, fields in memory"
        yield compared(what, times[name, state], "floor", times[FLOOR, "new"], KEPT_LIMITS.get((name, state)))


def _peer(name: str, peers: Side, theirs: Times) -> Iterator[Row]:
    """What the peer needs, to compare with."""
    for state in STATES:
        queries, _own = peers.ask("queries", label=f"{name}-{state}")
        value = f"{milliseconds(theirs[name, state])}, {queries} queries"
        times_floor = ratio(theirs[name, state], theirs[FLOOR, "new"])
        yield Row(f"view, {name}, {state}", "", "", f"{value}, {times_floor:.1f} × floor")
    yield Row(f"JS + CSS, {name}", "", "", _kilobytes(peers.ask("weight", label=f"{name}-filled")))


def _durations(name: str, ours: Times, theirs: Times) -> Iterator[Row]:
    for state in (*STATES, COMPLETE):
        if found := ours.get((name, state)):
            what, theirs_in = f"view, {name}, {state}", STATES[-1] if state == COMPLETE else state
            yield compared(what, found, "floor", ours[FLOOR, "new"])
            if state == COMPLETE:  # two requests against one: it informs, the limits are those of a view
                yield compared(what, found, PEER, theirs[PEER, theirs_in])
                continue
            for rival, limit in ({PEER: 1.0} | LIMITS.get(name, {})).items():
                yield compared(what, found, rival, theirs[rival, theirs_in], limit)


def _queries(name: str, ours: Side, peers: Side, crowded: Side) -> Iterator[Row]:
    for state in STATES:
        label = f"{name}-{state}"
        every, own = ours.ask("queries", label=label)
        theirs, _own = peers.ask("queries", label=f"{PEER}-{state}")
        limit, met = f"≤ {QUERIES}, ≤ {OWN_QUERIES} on our tables", every <= QUERIES and own <= OWN_QUERIES
        said = f"{every}, {own} on our tables"
        yield Row(f"queries, {name}, {state}", said, PEER, str(theirs), every / theirs, limit, met)
    yield _growth(f"{name}, among {OTHERS} others", crowded, f"{name}-filled", "no others", ours, f"{name}-filled")


def _sizes(name: str, ours: Side) -> Iterator[Row]:
    few, many = f"{name}-1", f"{name}-100"
    for label, count in ((few, 1), (many, 100)):
        ours.ask("place", label=label, name=name, count=count)
    yield _growth(f"{name}, up to 100 in its content, new", ours, many, "1", ours, few)
    for label in (few, many):
        ours.ask("work", label=label)
    yield _growth(f"{name}, up to 100 in its content, filled", ours, many, "1", ours, few)
    if {"fill", "look"} <= set(ours.ask("traits", name=name)):
        yield _filled(name, ours)


def _filled(name: str, ours: Side) -> Row:
    """People's entries, one or a hundred, seen complete."""
    labels = {count: f"{name}-wrote-{count}" for count in (1, 100)}
    for count, label in labels.items():
        ours.ask("place", label=f"{label}-", name=name)
        ours.ask("fill", label=f"{label}-", count=count)
        ours.ask("look", label=label, of=f"{label}-")
    return _growth(f"{name}, 100 entries of people, complete", ours, labels[100], "1 entry", ours, labels[1])


def _growth(what: str, place: Side, label: str, other: str, other_place: Side, other_label: str) -> Row:
    many, few = place.ask("queries", label=label)[0], other_place.ask("queries", label=other_label)[0]
    return Row(f"queries, {what}", str(many), other, str(few), many / few, "the same", many == few)


def _weight(name: str, ours: Side, peers: Side) -> Row:
    size, theirs = ours.ask("weight", label=f"{name}-filled"), peers.ask("weight", label=f"{PEER}-filled")
    met, limit = size <= WEIGHT, f"≤ {_kilobytes(WEIGHT)}"
    return Row(f"JS + CSS, {name}", _kilobytes(size), PEER, _kilobytes(theirs), size / theirs, limit, met)


def _kilobytes(size: int) -> str:
    return f"{size / 1000:.1f} kB"
