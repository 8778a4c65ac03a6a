"""A database of any earlier version keeps what people wrote, and what was anonymous there is so afterwards."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from xblocks.spaces import api, models

TEAM = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "sheet", "team:1")
BOARD = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "board", "all")
CARD, RATING, REDEMPTION = "retrospective.card", "self_assessment.rating", "self_assessment.redemption"


@pytest.fixture(params=["first day", "0001"])
def before(request: pytest.FixtureRequest, transactional_db: None) -> Iterator[None]:
    """A database as an earlier version made and filled it."""
    executor = MigrationExecutor(connection)
    executor.migrate([("lotse", "0001_initial")])
    if request.param == "first day":
        if connection.vendor != "sqlite":
            pytest.skip("only on SQLite did the first day's tables differ")
        _as_on_the_first_day()
    apps = executor.loader.project_state([("lotse", "0001_initial")]).apps
    space, item, mark = (apps.get_model("lotse", name) for name in ("Space", "Item", "Mark"))
    today = datetime.now(UTC)
    names = {"context": TEAM.context, "last_used": today.date(), "revision": 9}
    team = space.objects.create(**names, record="sheet", group="team:1", anonymous=False)
    board = space.objects.create(**names, record="board", group="all", anonymous=True)
    own = {"space": team, "person": "7", "revision": 3, "modified": today}
    item.objects.create(**own, kind=RATING, key="C1", data='{"level":2}')
    mark.objects.create(**own, kind=REDEMPTION, target="S", value=1, data="{}")
    for number in range(20):
        key, data = f"{number * 37 % 20:064x}", json.dumps({"text": f"Kärtchen {number}"}, separators=(",", ":"))
        item.objects.create(space=board, kind=CARD, key=key, data=data, revision=0)
    yield
    call_command("migrate", verbosity=0)


def _as_on_the_first_day() -> None:
    """Primary keys as `bigint`, beside which SQLite counts rows up."""
    with connection.cursor() as cursor:
        for table in ("lotse_item", "lotse_mark"):
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s ORDER BY type DESC", [table])
            made, *indexes = [sql for (sql,) in cursor.fetchall() if sql]
            cursor.execute(f"DROP TABLE {table}")
            cursor.execute(made.replace('"id" integer', '"id" bigint'))
            for sql in indexes:
                cursor.execute(sql)


def test_all_work_is_still_there(before: None) -> None:
    call_command("migrate", verbosity=0)
    (item,), (mark,) = api.read(TEAM).items, api.read(TEAM).marks
    assert (item.key, item.person, item.data, item.revision) == ("C1", "7", {"level": 2}, 3)
    assert (mark.target, mark.person, mark.value) == ("S", "7", 1)
    cards = api.read(BOARD)
    assert {card.data["text"] for card in cards.items} == {f"Kärtchen {number}" for number in range(20)}
    assert (cards.revision, models.Item.objects.filter(space__anonymous=True).count()) == (9, 1)
    with api.write(BOARD) as writer:
        writer.put(CARD, "f" * 64, {"text": "neu"}, person=None)
    assert len(api.read(BOARD).items) == 21


def test_on_sqlite_a_row_stands_where_its_key_says(before: None) -> None:
    call_command("migrate", verbosity=0)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM lotse_item WHERE rowid != id")
            assert cursor.fetchone() == (0,)


def test_there_is_a_way_back_which_gives_cards_no_order_either(before: None) -> None:
    call_command("migrate", verbosity=0)
    call_command("migrate", "lotse", "0001", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM lotse_item WHERE kind = 'retrospective.card'")
        assert len(cursor.fetchall()) == 20
        cursor.execute("SELECT count(*) FROM lotse_item WHERE kind = 'sealed'")
        assert cursor.fetchone() == (0,)
