"""Long sheets of the workshops, as people type them: so many rows in each list, and every rule has something to say.

All that a further module needs here. Where two rules exclude each other, further sheets come behind the first.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from tests.conformance.samples.workshop import Cells

#: Table → the key of a row → its cells.
Typed = dict[str, dict[str, Cells]]


def _listed(table: str, rows: Iterable[Cells]) -> Typed:
    """The rows of a list."""
    return {table: {f"{table}{number}": cells for number, cells in enumerate(rows)}}


def _single(table: str, cells: Cells) -> Typed:
    """The values of a single table."""
    return {table: {table: cells}}


def process_design(count: int) -> Typed:
    """A process with one step that all wait for, and its successor that works longer without any waiting."""
    as_is = (_step(number, number % 90, 7 * number if number else 1_000_000) for number in range(count))
    to_be = (_step(number, number % 90 + 1, 0) for number in range(count))
    single = _single("sheet", {"cases_per_year": "1200", "hourly_rate_eur": "54.5"})
    return _listed("as_is", as_is) | _listed("to_be", to_be) | single


def _step(number: int, touch: int, wait: int) -> Cells:
    """A step; every fourth changes hands, and each the medium."""
    names = {"name": f"Step {number}", "role": f"Office {number // 4 % 7}"}
    medium = ("paper", "digital", "phone", "person")[number % 4]
    return {**names, "medium": medium, "touch_min": str(touch), "wait_min": str(wait), "value": "VNW"[number % 3]}


def participation(count: int) -> Typed:
    """Stakeholders of every power, interest and attitude, each with too little."""
    return _single("sheet", {"touches_staff": True}) | _listed("stakeholders", map(_group, range(count)))


def _group(number: int) -> Cells:
    scales = {"power": number % 5 + 1, "interest": number // 5 % 5 + 1, "attitude": number // 2 % 5 - 2}
    return {
        "name": f"Group {number}",
        **{name: str(value) for name, value in scales.items()},
        "level": str(number % 3 + 1),
        "methods.newsletter": True,
        "methods.survey": True,
        "digital_only": True,
        **({"hard_to_reach": True} if number % 2 else {}),
    }


def digital_strategy(count: int) -> Typed:
    """A goal for each measure, and measures of a few overloaded owners, many of which begin too early."""
    return _strategy(count, lambda number: number - number % 4)


def in_circles(count: int) -> Typed:
    """The same, with measures that wait for each other: then none of them begins too early."""
    return _strategy(count, lambda number: min(number ^ 1, count - 1))


def _strategy(count: int, earlier: Callable[[int], int]) -> Typed:
    measures = (_measure(number, earlier(number)) for number in range(count))
    return _listed("goals", map(_goal, range(count))) | _listed("measures", measures)


def _goal(number: int) -> Cells:
    known: Cells = {"name": f"Goal {number}", "indicator": "Days until the answer", "baseline": str(20 + number % 9)}
    return {**known, "target": "10", "due": "2028-06-30"} if number % 3 else known


def _measure(number: int, earlier: int) -> Cells:
    """A measure of up to three quarters; every sixth serves no goal, every seventh has nobody."""
    start, end = (f"{2027 + place // 4}-Q{place % 4 + 1}" for place in (number % 12, number % 12 + number % 3))
    found: Cells = {
        "name": f"Measure {number}",
        "effort": str(number % 3 + 3),
        "impact": str(number // 5 % 5 + 1),
        "start": start,
        "end": end,
    }
    if number % 6:
        found[f"goal_ids.goals{number}"] = True
    if number % 7:
        found["owner"] = f"Office {number % 5}"
    if earlier != number:
        found[f"depends_on.measures{earlier}"] = True
    return found


def future_of_work(count: int) -> Typed:
    """Questions of every impact and uncertainty, two of one cause as axes, and measures that all fail in one future."""
    questions = (_question(number) for number in range(count))
    measures = (_fits(number) for number in range(count))
    axes = {"first": "uncertainties1", "second": "uncertainties6"}
    return _listed("uncertainties", questions) | _single("axes", axes) | _listed("measures", measures)


def _question(number: int) -> Cells:
    scales = {"impact": str(number % 4 + 2), "uncertainty": str(number // 5 % 5 + 1)}
    return {"name": f"Question {number}", **scales, "driver_group": f"Cause {number % 5}"}


def _fits(number: int) -> Cells:
    fits = {f"fit_{place}": str((number + place) % 5 - 2 if place < 4 else -(number % 3)) for place in (1, 2, 3, 4)}
    return {"name": f"Measure {number}", **fits}


def digital_foundations(count: int) -> Typed:
    """A map of laws of two levels that nobody takes care of or can cite, and of nothing else."""
    return _listed("items", map(_law, range(count)))


def _law(number: int) -> Cells:
    """A law; every fourth matters less, every third is well prepared, every fifth has an office and a source."""
    return {
        "name": f"Law {number}",
        "kind": "law",
        "level": ("EU", "Bund")[number % 2],
        "relevance": str(5 - number % 4),
        "readiness": str(number % 3 + 1),
        **({} if number % 5 else {"owner": f"Office {number % 7}", "evidence": f"Section {number}"}),
    }


def design_spaces(count: int) -> Typed:
    """A mandate of low levels for which nobody stands up, late reviewed, with everything inside and outside at once."""
    rights = ({"topic": f"Topic {number}", "level": str(number % 2 + 1)} for number in range(count))
    term = _single("term", {"term_start": "2027-02-01", "review_date": "2028-02-01"})
    scope = (_listed(table, ({"name": f"Matter {n}"} for n in range(count))) for table in ("scope_in", "scope_out"))
    listed = {table: rows for found in scope for table, rows in found.items()}
    return listed | _listed("decision_rights", rights) | _single("team", {"time_percent": "1"}) | term


def almost_ready(count: int) -> Typed:
    """The same with all but two of the seven conditions."""
    there = ("supervisor_support", "organisational_structure", "autonomy", "resources", "leader_behaviour")
    return design_spaces(count) | _single("factors", dict.fromkeys(there, True))


def networks(count: int) -> Typed:
    """Hubs around the first of them, most of the others at one of them, some alone; about as many connections as nodes."""
    nodes = (_node(number, number % 3) for number in range(count))
    edges = (_edge(*ends, number) for number, ends in enumerate(_around_hubs(count)))
    contacts = ({"node": f"nodes{number}", "question": "How do you do it?"} for number in range(count))
    return _listed("nodes", nodes) | _listed("edges", edges) | _listed("contacts", contacts)


def of_few_types(count: int) -> Typed:
    """A ring of one type."""
    nodes = (_node(number, 0) for number in range(count))
    edges = (_edge(number, (number + 1) % count, number) for number in range(count))
    return _listed("nodes", nodes) | _listed("edges", edges)


def _around_hubs(count: int) -> Iterable[tuple[int, int]]:
    """Of every ten nodes one is a hub, linked with the first; of more than ten, nine of the last ten stay alone."""
    last = count - 10 if count > 10 else count - 1
    yield 0, last
    for number in range(1, last):
        hub = number - number % 10
        yield number, hub if number != hub else 0


def _node(number: int, kind: int) -> Cells:
    """One of three types; every seventh belongs to one's own house."""
    types = ("municipality", "county", "association")
    own: Cells = {"own": True} if number % 7 == 1 else {}
    return {"name": f"Office {number}", "type": types[kind], **own}


def _edge(one: int, other: int, number: int) -> Cells:
    kinds = ("information", "project", "joint_service", "contract")
    ends = {"a": f"nodes{one}", "b": f"nodes{other}"}
    return {**ends, "kind": kinds[number % 4], "strength": str(number % 3 + 1)}


def people_competences(count: int) -> Typed:
    """Ten competences, of which one profile alone reaches the first and none the second, and measures for some profiles."""
    needed = {f"C{number}": {"target": str(4 if number < 3 else number % 3 + 1)} for number in range(1, 11)}
    profiles = (_profile(number) for number in range(count))
    measures = (_raising(number) for number in range(count))
    return {"competences": needed} | _listed("profiles", profiles) | _listed("measures", measures)


def _profile(number: int) -> Cells:
    """A role; every seventh cell is not rated."""
    levels = {f"C{place}": (number + place) % 5 for place in range(3, 11) if (number + place) % 7}
    return {"name": f"Role {number}", "C1": str(number % 4 if number else 4), "C2": str(number % 4)} | {
        key: str(level) for key, level in levels.items()
    }


def _raising(number: int) -> Cells:
    """A measure for two profiles; every third has no day."""
    forms = ("course", "practice", "peer", "coaching")
    found: Cells = {"name": f"Measure {number}", "competence": f"C{number % 10 + 1}", "format": forms[number % 4]}
    found |= {f"profiles.profiles{number}": True, f"profiles.profiles{number // 2}": True, "hours": "1.5"}
    return found | ({"due": "2028-06-30"} if number % 3 else {})


def team_building(count: int) -> Typed:
    """Goals, strengths and needs, agreements on everything but conflicts, one role that nobody has."""
    topics = ("meeting", "decision", "communication", "other")
    agreed = ({"topic": topics[number % 4], "text": f"Rule {number}"} for number in range(count))
    lines = [{"text": f"Line {number}"} for number in range(count)]
    roles: dict[str, Cells] = {key: {"holder": "Office"} for key in ("moderation", "content", "documentation")}
    lists = _listed("goals", lines) | _listed("strengths", lines) | _listed("needs", lines)
    return lists | _listed("agreements", agreed) | {"roles": roles}


#: Tag → sheets of so many rows. A workshop without one is named as a gap.
SHEETS: dict[str, list[Callable[[int], Typed]]] = {
    "lotse_design_spaces": [design_spaces, almost_ready],
    "lotse_digital_foundations": [digital_foundations],
    "lotse_digital_strategy": [digital_strategy, in_circles],
    "lotse_future_of_work": [future_of_work],
    "lotse_networks": [networks, of_few_types],
    "lotse_participation": [participation],
    "lotse_people_competences": [people_competences],
    "lotse_process_design": [process_design],
    "lotse_team_building": [team_building],
}

#: Tag → what rules get beside the rows, so that all of them have something to say: here answers that no page has.
FACTS: dict[str, Mapping[str, Any]] = {
    "lotse_team_building": {"pulse": {"P1": [1, 2, 1, 2, 1], "P2": [1, 5, 1, 5, 5], "P3": [4, 4]}},
}


class Limits(NamedTuple):
    """How many rows a list has, what findings may take (ms), and how much longer than a short sheet a long one may take
    to open after a change."""

    rows: int = 200
    findings: float = 20.0
    slower: float = 1.5


#: Tag → limits of its own. A network is drawn whole, and from more than sixty nodes on only in part.
LIMITS = {"lotse_networks": Limits(60, 50.0)}
