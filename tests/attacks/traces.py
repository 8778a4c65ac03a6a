"""What somebody reads who has the database as it lies there: rows in every order, hidden columns, dumps, and files."""

import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import connection

from tests.attacks.boards import Played

_ITEMS = "SELECT data FROM lotse_item"
_ORDERS = {
    "rows as they come": _ITEMS,
    "rows by id": f"{_ITEMS} ORDER BY id",
    "rows by revision": f"{_ITEMS} ORDER BY revision",
}
_ORDERS_OF = {
    "sqlite": {"rows by rowid": f"{_ITEMS} ORDER BY rowid"},
    "mysql": {},
    "postgresql": {"rows by ctid": f"{_ITEMS} ORDER BY ctid", "rows by xmin": f"{_ITEMS} ORDER BY xmin::text::bigint"},
}


@dataclass
class Traces:
    """What stands there at a moment: `texts` by where they were read, each in the order in which it stands there;
    `cards` and `named` with a stamp of their writing, where the engine keeps one.
    """

    texts: dict[str, bytes]
    cards: list[tuple[bytes, int]] = field(default_factory=list)
    named: list[tuple[str, int]] = field(default_factory=list)


def read(files: bool) -> Traces:
    """What stands in the database now; with `files`, also what its own files hold (SQLite)."""
    orders = {**_ORDERS, **_ORDERS_OF[connection.vendor]}
    found = Traces({name: _joined(sql) for name, sql in orders.items()} | {"dump": _dump()})
    if connection.vendor == "sqlite":
        if files:
            place = Path(str(connection.settings_dict["NAME"]))
            found.texts["file"] = place.read_bytes()
            log = place.with_name(f"{place.name}-wal")
            found.texts["log of the file"] = log.read_bytes() if log.exists() else b""
        found.named = _selected("SELECT person, id FROM completion")
    elif connection.vendor == "postgresql":
        stamp = "xmin::text::bigint"
        found.cards = [(text.encode(), number) for text, number in _selected(f"SELECT data, {stamp} FROM lotse_item")]
        for table in ("completion", "lotse_mark"):
            found.named += _selected(f"SELECT person, {stamp} FROM {table} WHERE person IS NOT NULL")
    else:
        found.cards = list(_stamped("lotse_item", "id, data"))
        found.texts["rows by transaction"] = b"\n".join(text for text, _ in sorted(found.cards, key=lambda row: row[1]))
        found.named = [(person.decode(), number) for person, number in _stamped("lotse_mark", "id, person")]
        found.named += [(person.decode(), number) for person, number in _stamped("completion", "id, person")]
    return found


def steps() -> dict[tuple[str, str], int]:
    """In which step each row was written last, by its table and id, counted from 0; nothing where the engine keeps none."""
    tables, found = ("lotse_item", "lotse_mark", "completion"), {}
    if connection.vendor == "postgresql":
        for table in tables:
            found |= {
                (table, str(row)): number for row, number in _selected(f"SELECT id, xmin::text::bigint FROM {table}")
            }
    elif connection.vendor == "mysql":
        for table in tables:
            stamped = {(table, row.decode()): number for row, number in _stamped(table, "id, id")}
            assert len(stamped) == len(_selected(f"SELECT id FROM {table}"))  # else it is blind
            found |= stamped
    place = {number: step for step, number in enumerate(sorted(set(found.values())))}
    return {row: place[number] for row, number in found.items()}


def order(played: Played, text: bytes) -> list[int] | None:
    """The cards of a board in the order in which they stand in a text, as numbers in the order of writing; None where
    not all of them do.
    """
    places = [text.find(card.encode()) for card, _person in played.cards]
    return None if -1 in places else sorted(range(len(places)), key=places.__getitem__)


def stamps(played: Played, found: Traces) -> list[tuple[int, int]]:
    """Author and stamp of each card."""
    return [(person, number) for card, person in played.cards for text, number in found.cards if card.encode() in text]


def nearest(number: int, named: Sequence[tuple[str, int]], dice: random.Random) -> str:
    """Whose named row was written in the same step as a card, or next to it."""
    least = min(abs(number - other) for _person, other in named)
    return dice.choice([person for person, other in named if abs(number - other) == least])


def _selected(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _joined(sql: str) -> bytes:
    return "\n".join(text for (text,) in _selected(sql)).encode()


def _dump() -> bytes:
    entry: Mapping[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        return "\n".join(connection.connection.iterdump()).encode()
    if connection.vendor == "postgresql":
        command = ["pg_dump", "--host", entry["HOST"], "--username", entry["USER"], "--data-only", entry["NAME"]]
    else:
        program = shutil.which("mariadb-dump") or "mysqldump"
        command = [program, "--no-defaults", f"--socket={entry['HOST']}", "--user=root", "--skip-extended-insert"]
        command.append(entry["NAME"])
    done = subprocess.run(command, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _stamped(table: str, columns: str) -> Iterator[tuple[bytes, int]]:
    """The second column of each row with the number of the transaction that wrote the row last.

    InnoDB keeps that number (DB_TRX_ID) in the six bytes behind the primary key of a record, and seven more (the roll
    pointer) before the first other column (MariaDB's manual and `page0zip`: "InnoDB row formats").
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT @@datadir")
        (folder,) = cursor.fetchone()
        cursor.execute(f"FLUSH TABLES {table} FOR EXPORT")
        pages = Path(folder, str(connection.settings_dict["NAME"]), f"{table}.ibd").read_bytes()
        cursor.execute("UNLOCK TABLES")
        cursor.execute(f"SELECT {columns} FROM {table}")
        rows = cursor.fetchall()
    for key, value in rows:
        start = (key + 2**63).to_bytes(8, "big")  # of a signed number, so that bytes compare as numbers do
        behind = (
            b"course-v1|block-v1|sealed|retrospective|workshop|questionnaire"
            if table != "completion"
            else b"board|pulse"
        )
        for found in re.finditer(re.escape(start) + rb"(.{6}).{7}(?:" + behind + rb")", pages, re.DOTALL):
            yield str(value).encode(), int.from_bytes(found[1], "big")
            break
