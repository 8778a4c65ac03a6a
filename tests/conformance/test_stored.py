"""Whatever is stored, by whatever version: no view, no poll and no handler fails over it."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.blocks import kinds, registered
from tests.conformance.samples.workshop import own_links
from tests.desk import Answer, Desk, Site
from tests.examples import tried
from tests.modules.workshop.modules import workshops
from xblocks.kit import access
from xblocks.modules.workshop import presence, records, takeaway
from xblocks.modules.workshop.opened import opened
from xblocks.modules.workshop.spec import Spec
from xblocks.retrospective.records import CODE
from xblocks.spaces import api
from xblocks.spaces.models import Space

pytestmark = pytest.mark.django_db

_ODD = [
    10**400,
    -1,
    0.5,
    1e300,
    "",
    " ",
    "\ud800",
    "\x00",
    "2027-02-30",
    "2027-Q1",
    "9999-12-31",
    "true",
    ["x"],
    {"x": 1},
    [["x"]],
]
#: What rows hold has a test of its own, codes of facilitators hold nothing, and nobody has a row open once she has saved.
_UNSEEN = {records.ROW, CODE, presence.EDITING}
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(st.characters(), max_size=8) | st.sampled_from(_ODD),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


def rows(spec: Spec) -> st.SearchStrategy[list[tuple[str, Any]]]:
    """Rows of any sense, most of them almost as a version of ours would have stored them: keys and data."""
    reserved = [key for table in spec.tables for key in ((table.name,) if table.single else table.fixed)]
    keys = st.sampled_from([*reserved, "k1", "k2", "k3", "k4"])
    good = st.sampled_from(["k1", "k2", 1, 5, -2, 90, "2027-04-30", "2027-Q2", "x", True, ["k1", "k3"]])
    options = [option for table in spec.tables for column in table.columns for option in column.kind.options]
    values = good | st.sampled_from(options or ["x"]) | _JSON

    def of_table(name: str, columns: list[str]) -> st.SearchStrategy[Any]:
        cells = st.dictionaries(st.sampled_from([*columns, "gone"]), values, max_size=len(columns)) | _JSON
        return st.fixed_dictionaries(
            {"table": st.just(name), "rank": st.integers(0, 9) | _JSON, "cells": cells},
            optional={"edited": st.integers(0, 9) | _JSON},
        )

    tables = [of_table(table.name, [column.name for column in table.columns]) for table in spec.tables]
    data = st.one_of(*tables, st.dictionaries(st.sampled_from(["table", "rank", "cells"]), _JSON))
    return st.dictionaries(keys, data, max_size=8).map(lambda found: list(found.items()))


def put(desk: Desk, found: list[tuple[str, Any]]) -> None:
    """Store rows in place of those of a person's own sheet."""
    place = records.place(desk.block(), access.person(desk.block()))
    with api.write(place.key) as space:
        for item in space.items(records.ROW):
            space.delete(records.ROW, item.key)
        for key, data in found:
            space.put(records.ROW, key, data, person=None)


@pytest.mark.parametrize("module", workshops())
def test_whatever_is_stored_everything_answers(module: str) -> None:
    desk = Site(language="en").desk(f'<{module} url_name="x"/>', language="en")
    block = workshops()[module]
    spec, links = block.MODULE.spec, ["printable", "csv", "xlsx", *own_links(block)]

    @settings(tried(0.06), suppress_health_check=list(HealthCheck))
    @given(rows(spec))
    def check(found: list[tuple[str, Any]]) -> None:
        put(desk, found)
        page = desk.page()
        page.encode()
        answers = [desk.call("poll", {"seen": ""}), *map(desk.call, links)]
        for table in spec.tables:
            key = table.name if table.single else table.fixed[0] if table.fixed else "k1"
            row = {"table": table.name, "row": key, "seen": 0}
            answers += [
                desk.call("work_on", {"step": f"{step}:{table.name}:{key}"}) for step in ("edit", "up", "after")
            ]
            answers += [desk.call("save_row", {**row, "base": "{}", f"cell.{table.title.name}": "x"})]
            answers += [desk.call("delete_row", row)]
        for answer in answers:
            assert answer.status < 500
            _read(answer)
        here = opened(desk.block(), records.place(desk.block(), access.person(desk.block())))
        assert not here.result.failed
        part = takeaway.portfolio(here)
        assert part is None or part["html"].encode()

    check()


def odd(dice: random.Random, data: dict[str, Any]) -> dict[str, Any]:
    """What another version might have stored: a field is missing, or one or all hold something else."""
    if not data or dice.random() < 0.2:
        return dice.choice([{}, {"x": 1}])
    name, value = dice.choice(sorted(data)), dice.choice([*_ODD, None])
    found = {**data, name: value}
    if dice.random() < 0.2:
        del found[name]
    elif isinstance(data[name], dict) and data[name] and dice.random() < 0.6:
        found[name] = odd(dice, data[name])
    return found


def spoil(dice: random.Random) -> Iterator[str]:
    """Store something odd in place of each item and mark that is not a row of a sheet; yields their kinds."""
    for row in list(Space.objects.all()):
        key = api.SpaceKey(row.context, row.record, row.group)
        with api.write(key, anonymous=row.anonymous) as space:
            for item in space.items():
                if item.kind != records.ROW:
                    space.put(item.kind, item.key, odd(dice, item.data), person=item.person)
                    yield item.kind
            for mark in space.marks():
                space.mark(mark.kind, mark.target, mark.person, mark.value, odd(dice, mark.data))
                yield mark.kind


def test_whatever_is_stored_beside_rows_everything_answers(
    tag: str, desk: Desk, friend: Desk, sample: Any, payloads: dict[str, Any]
) -> None:
    """All that `work` has left is spoilt, so each kind has to be among it."""
    missing = kinds(registered()[tag]) - _UNSEEN
    for seed in range(8):
        with desk.site.undone():
            missing -= {*spoil(random.Random(f"{tag}{seed}"))}
            failed = [*_failed(desk, sample.PAGES, payloads), *_failed(friend, sample.PAGES, {})]
            assert failed == [], seed
    assert missing == set()


def _failed(person: Desk, pages: list[tuple[str, Any]], payloads: dict[str, Any]) -> Iterator[str]:
    """What does not answer, of the view and of all that people send."""
    try:
        person.page().encode()
    except Exception as error:  # noqa: BLE001 - all that goes wrong is listed
        yield f"page {error!r:.200}"
    for handler, payload in [*pages, *payloads.items()]:
        try:
            with person.site.undone():
                answer = person.call(handler, payload)
                assert answer.status < 500
                _read(answer)
        except Exception as error:  # noqa: BLE001
            yield f"{handler} {error!r:.200}"


def _read(answer: Answer) -> None:
    if answer.response.charset:  # a workbook has none
        answer.response.body.decode()
