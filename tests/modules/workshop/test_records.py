"""What is stored of a row, with how many questions to the database, and that nobody's change gets lost."""

import re
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.database import Queries
from tests.examples import tried
from tests.modules.workshop.sheet import (
    STEPS,
    fill,
    form,
    save,
    send,
)
from xblocks.modules.process_design.content import SPEC
from xblocks.modules.workshop import records
from xblocks.modules.workshop.records import Collision, Edit, Place
from xblocks.spaces import api

pytestmark = pytest.mark.django_db


def asked(queries: Queries) -> list[str]:
    """What was asked of which of our tables, in order."""
    found = []
    for query in queries.captured_queries:
        tables = sorted(set(re.findall(r'"lotse_(space|item|mark)"\."', query["sql"])))
        if "lotse_" in query["sql"]:
            found.append(
                f"{query['sql'].split()[0]} {'+'.join(tables) or query['sql'].split('lotse_')[1].split(chr(34))[0]}"
            )
    texts = [query["sql"] for query in queries.captured_queries]
    assert len(set(texts)) == len(texts)
    return found


BEFORE = ["SELECT space", "UPDATE space", "SELECT space", "SELECT item"]  # where she works; lock; the row
# Nobody is to be seen at the row any more: lock; who is there; all that is left of it.
LEFT = ["UPDATE space", "SELECT space", "SELECT mark", "DELETE item", "DELETE mark", "DELETE space"]
AFTER = ["SELECT space", "SELECT item+mark"]  # the sheet as it is now


def test_a_save_of_a_teams_row_asks_each_table_once_per_purpose(anna, bo):
    fill(anna, 3)
    payload = form(bo, "s2")
    with Queries() as queries:
        assert send(bo, payload, role="clerk of the court").status == 200
    assert asked(queries) == [*BEFORE, "UPDATE item", *LEFT, *AFTER, "SELECT space"]  # who else is at which row
    with Queries() as queries:
        assert save(bo, "s9", STEPS[3]).status == 200
    assert asked(queries) == [*BEFORE, "SELECT item", "UPDATE item", "INSERT item", *AFTER]  # its place; its key is new


COLUMNS = ("name", "role", "rag")
_TABLE = SPEC.table("as_is")
_KEYS = count()
_CHANGES = st.dictionaries(st.sampled_from(COLUMNS), st.sampled_from(["a", "b", "c", None]), min_size=1, max_size=3)
_STEPS = st.tuples(
    st.integers(0, 2), st.sampled_from(["open", "save", "save", "save", "delete"]), _CHANGES, st.booleans()
)


def stored(place: Place, key: str) -> tuple[int, dict[str, Any] | None]:
    """The revision and the cells of a row, None where it is not there."""
    item = next((item for item in api.read(place.key).items if item.key == key and not item.deleted), None)
    return (item.data["edited"], item.data["cells"]) if item else (0, None)


@settings(tried(0.6), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_STEPS, max_size=12))
def test_whatever_three_people_do_at_a_row_nobodys_change_gets_lost(steps):
    place, key = Place("course", "workshop@x", "1", "team:1", (0, 0)), f"k{next(_KEYS)}"
    opened: dict[int, tuple[int, dict[str, Any]]] = {}
    for person, what, changes, keeps in steps:
        if what == "open" or person not in opened:
            seen, cells = stored(place, key)
            opened[person] = (seen, cells or {})
        if what == "delete":
            records.delete(place, key, seen=stored(place, key)[0])
        if what == "save":
            seen, base = opened.pop(person)
            mine = {name: value for name, value in {**base, **changes}.items() if value is not None}
            before, chosen = stored(place, key)[1], ()
            try:
                records.save(place, SPEC, _TABLE, key, Edit(mine, seen, base))
            except Collision as collision:
                chosen = () if keeps else collision.open
                found = {**collision.mine, **{name: (collision.stored or {}).get(name) for name in chosen}}
                found = {name: value for name, value in found.items() if value is not None}
                records.save(place, SPEC, _TABLE, key, Edit(found, collision.edited, collision.stored))
                assert before is None or all(mine.get(name) != before.get(name) for name in collision.open)
            after = stored(place, key)[1]
            for name in COLUMNS:
                is_mine = before is None or (mine.get(name) != base.get(name) and name not in chosen)
                assert after.get(name) == (mine if is_mine else before).get(name)
