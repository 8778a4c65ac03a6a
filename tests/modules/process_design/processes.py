"""Process sheets for the tests: the domain's example, a long one, and any valid one."""

from typing import Any

from hypothesis import strategies as st

MEDIA = {"paper": "Paper", "digital": "Digital", "phone": "Telephone", "person": "In person"}
VALUES = {"V": "V: of value", "N": "N: necessary", "W": "W: waste"}
HOSTILE = "</text><script>alert(1)</script>&x; \"'<b>]]>"


def step(
    order: int, name: str, role: str, medium: str, touch: int, wait: int, value: str, **more: Any
) -> dict[str, Any]:
    row = {"order": order, "name": name, "role": role, "medium": medium, "touch_min": touch, "wait_min": wait}
    return {**row, "value": value, **more}


AS_IS = [
    step(1, "receive", "front", "paper", 10, 960, "N", rag="Receive information"),
    step(2, "enter", "clerk", "digital", 15, 480, "W"),
    step(3, "check", "clerk", "digital", 20, 1440, "V"),
    step(4, "sign", "head", "paper", 5, 960, "N"),
    step(5, "send", "clerk", "paper", 10, 0, "V"),
]


def long(count: int) -> list[dict[str, Any]]:
    """A process of many steps, with roles and media in turn."""
    media, values = list(MEDIA), list(VALUES)
    return [
        step(n, f"Step number {n}", f"Office {n % 7}", media[n % 4], n % 90, n * 7, values[n % 3])
        for n in range(1, count + 1)
    ]


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
_COUNT = st.integers(0, 10**7)
_STEP = st.fixed_dictionaries(
    {
        "order": st.integers(1, 10**6),
        "name": st.one_of(_TEXT, st.just(HOSTILE)),
        "role": st.one_of(_TEXT, st.sampled_from(["a", "b", HOSTILE])),
        "medium": st.sampled_from(list(MEDIA)),
        "touch_min": _COUNT,
        "wait_min": _COUNT,
        "value": st.sampled_from(list(VALUES)),
    },
    optional={"rag": _TEXT},
)
PROCESSES = st.lists(_STEP, min_size=1, max_size=12, unique_by=lambda row: row["order"])
