"""Plans of W5: the domain's two examples, and generated ones."""

from typing import Any

from hypothesis import strategies as st

from xblocks.modules.people_competences.model import COMPETENCES, FORMATS


def measure(key: str, competence: str, profiles: list[str], form: str = "peer", **more: Any) -> dict[str, Any]:
    return {"id": key, "competence": competence, "profiles": profiles, "format": form, **more}


def plan(
    targets: dict[str, int], actual: dict[str, dict[str, int]], measures: list[dict[str, Any]] | None = None
) -> dict[str, Any]:
    """A sheet whose profiles are those that are rated, all competences of weight 1."""
    return {
        "profiles": [{"id": key} for key in actual],
        "competences": [{"id": key, "target": target} for key, target in targets.items()],
        "actual": actual,
        "measures": measures or [],
    }


A = {
    "profiles": [{"id": "R1"}, {"id": "R2"}, {"id": "R3"}],
    "competences": [{"id": "C1", "target": 3, "weight": 2}, {"id": "C2", "target": 2}],
    "actual": {"R1": {"C1": 1, "C2": 2}, "R2": {"C1": 3, "C2": 1}, "R3": {"C1": 2, "C2": 0}},
    "measures": [measure("m", "C1", ["R1"], due="2027-09-30")],
}
B = plan({"C1": 3}, {"R1": {"C1": 4}, "R2": {"C1": 3}})

LEVELS = st.integers(0, 4)
_KEYS = st.lists(st.sampled_from(["R1", "R2", "R3", "R4", "R5"]), unique=True, max_size=5)


@st.composite
def plans(draw: st.DrawFn, rated: bool = False) -> dict[str, Any]:
    """A sheet of up to five profiles and ten competences, some of its cells rated; with `rated` at least one."""
    least = 1 if rated else 0
    profiles = draw(_KEYS.filter(lambda keys: len(keys) >= least))
    ids = draw(st.lists(st.sampled_from(COMPETENCES), unique=True, min_size=least))
    rows = {key: draw(st.dictionaries(st.sampled_from(ids), LEVELS) if ids else st.just({})) for key in profiles}
    if rated:
        rows[profiles[0]][ids[0]] = draw(LEVELS)
    return {
        "profiles": [{"id": key} for key in profiles],
        "competences": [{"id": key, "target": draw(LEVELS), "weight": draw(st.integers(1, 3))} for key in ids],
        "actual": rows,
        "measures": draw(st.lists(measures(profiles, ids), max_size=4, unique_by=lambda row: row["id"])) if ids else [],
    }


def measures(profiles: list[str], competences: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    """A measure for some of these profiles and one of these competences."""
    some = st.lists(st.sampled_from(profiles), max_size=5) if profiles else st.just([])
    due = st.sampled_from([None, "2027-09-30"])
    return st.builds(
        measure, st.sampled_from("mnopqr"), st.sampled_from(competences), some, st.sampled_from(FORMATS), due=due
    )
