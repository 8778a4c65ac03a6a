"""Participation plans for the tests: people, the domain's example, and any valid person."""

from typing import Any

from hypothesis import strategies as st

METHODS = {
    "newsletter": 1,
    "website": 1,
    "survey": 2,
    "hearing": 2,
    "focus_group": 3,
    "world_cafe": 3,
    "working_group": 4,
    "design_sprint": 4,
    "ballot": 5,
    "delegated_budget": 5,
}


def person(
    name: str, power: int, interest: int, attitude: int, level: int, *methods: str, **more: Any
) -> dict[str, Any]:
    row = {"id": name, "power": power, "interest": interest, "attitude": attitude, "level": level}
    return {**row, "methods": list(methods), **more}


COUNCIL = person("staff council", 5, 5, 0, 2, "hearing", staff_body=True, feedback_date="2027-05-01")
DISABLED = person("disability council", 2, 5, 1, 2, "survey", digital_only=True, hard_to_reach=True)
A = {"touches_staff": True, "stakeholders": [COUNCIL, DISABLED, person("press", 4, 2, 0, 1, "newsletter")]}

PERSON = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "power": st.integers(1, 5),
        "interest": st.integers(1, 5),
        "attitude": st.integers(-2, 2),
        "level": st.integers(1, 5),
    },
    optional={
        "methods": st.lists(st.sampled_from(list(METHODS))),
        "digital_only": st.booleans(),
        "hard_to_reach": st.booleans(),
        "feedback_date": st.dates().map(str),
        "staff_body": st.booleans(),
        "note": st.text(),
    },
)
