"""Maps of relevance and readiness for the tests: an item, the domain's two examples, and any valid item."""

from typing import Any

from hypothesis import strategies as st

KINDS = ("actor", "law", "practice")
LEVELS = ("EU", "Bund", "Bund-Länder", "Land", "Kommune")


def item(name: str, kind: str, level: str, relevance: int, readiness: int, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": kind, "level": level, "relevance": relevance, "readiness": readiness, **more}


A = {
    "items": [
        item("OZG", "law", "Bund", 5, 2),
        item("IT-Planungsrat", "actor", "Bund-Länder", 3, 3),
        item("EfA service", "practice", "Land", 4, 4),
    ]
}
B = {
    "items": [
        item("OZG", "law", "Bund", 5, 4, owner="Hauptamt", evidence="Leitfaden"),
        item("AI Act", "law", "EU", 4, 2, owner="IT", evidence="Art. 4"),
    ]
}

ITEM = st.fixed_dictionaries(
    {
        "id": st.uuids().map(str),
        "kind": st.sampled_from(KINDS),
        "level": st.sampled_from(LEVELS),
        "relevance": st.integers(1, 5),
        "readiness": st.integers(1, 5),
    },
    optional={
        "owner": st.none() | st.text(),
        "evidence": st.none() | st.text(),
        "note": st.text(),
    },
)
ITEMS = st.lists(ITEM, max_size=8, unique_by=lambda row: row["id"])
