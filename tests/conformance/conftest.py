"""Every test here runs for every block, and where it asks for one, for every example or every handler of it, or once
for each function behind the handlers of all."""

from collections.abc import Sequence
from copy import deepcopy
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import User
from xblock.core import XBlock

from tests import scenarios
from tests.blocks import registered
from tests.conformance import samples
from tests.database import dump, load
from tests.desk import Desk, Site
from tests.hostile import LINES
from xblocks.kit.block import LotseBlock

Payloads = dict[str, Any]

_left: dict[str, tuple[Payloads, Any, Any, Any, Any]] = {}
HOSTILE_NAME = '<img src=x onerror="alert(1)">{{ 7|add:7 }}'


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    found = scenarios.scenarios()
    if "scenario" in metafunc.fixturenames:
        metafunc.parametrize("scenario", found, ids=str)
    elif "handler" in metafunc.fixturenames:
        _parametrize(metafunc, "handler", _all_handlers())
    elif "function" in metafunc.fixturenames:
        _parametrize(metafunc, "function", _each_function())
    elif "line" in metafunc.fixturenames:
        _parametrize(metafunc, "line", [(tag, line) for tag in _own().values() for line in range(len(LINES))])
    elif "tag" in metafunc.fixturenames:
        metafunc.parametrize("tag", registered())


def _parametrize(metafunc: pytest.Metafunc, name: str, pairs: Sequence[tuple[str, str | int]]) -> None:
    metafunc.parametrize(("tag", name), pairs, ids=[f"{tag}:{other}" for tag, other in pairs])


def _all_handlers() -> list[tuple[str, str]]:
    return [(tag, name) for tag, block in registered().items() for name in handlers(block)]


def _each_function() -> list[tuple[str, str]]:
    """Tag and handler, without those whose code another tag has shown already: modules share the workshop's.

    What all blocks have from the kit counts anew for each base, since its content is another.
    """
    found: dict[tuple[Any, type], tuple[str, str]] = {}
    for tag, name in _all_handlers():
        block = registered()[tag]
        found.setdefault((getattr(block, name), _base(block)), (tag, name))
    return list(found.values())


def _own() -> dict[type, str]:
    """One tag for each class right above the kit's: of the workshops the first."""
    return {_base(block): tag for tag, block in reversed(registered().items())}


def _base(block: type[XBlock]) -> type:
    return [base for base in block.__mro__ if issubclass(base, LotseBlock)][-2]


def handlers(block: type[XBlock]) -> list[str]:
    """The names of all handlers of a block."""
    return [name for name in sorted(dir(block)) if getattr(getattr(block, name, None), "_is_xblock_handler", False)]


@pytest.fixture
def block(tag: str) -> type[XBlock]:
    return registered()[tag]


@pytest.fixture
def sample(tag: str) -> ModuleType:
    """What tests have to know about a block: see `samples/`."""
    return samples.of(tag)


@pytest.fixture
def people(db: None) -> None:
    """Three people with accounts. The friend's name is hostile."""
    User.objects.create(pk=1, username="anna", first_name="Anna", last_name="Ahorn")
    User.objects.create(pk=2, username="bo", first_name="Bo", last_name="Birke")
    User.objects.create(pk=3, username="friend", first_name=HOSTILE_NAME)


@pytest.fixture
def desk(tag: str, sample: ModuleType, people: None) -> Desk:
    """Anna in front of the block's example."""
    return Site(language="en").desk(scenarios.scenario(tag, sample.SCENARIO).olx, 1)


@pytest.fixture
def friend(desk: Desk) -> Desk:
    return desk.but(person=3)


@pytest.fixture
def payloads(tag: str, sample: ModuleType, desk: Desk, friend: Desk) -> Payloads:
    """Anna and her friend have worked at the block's example; a valid payload for each handler but the editor's.

    Such work takes its time: what it leaves is kept, and put back where another test of the process begins with it.
    """
    site = desk.site
    if tag not in _left:
        made = sample.work(desk, friend)
        _left[tag] = deepcopy((made, dump(), site.store.db_dict, site.places, site.published))
    else:
        _, rows, site.store.db_dict, site.places, site.published = deepcopy(_left[tag])
        load(rows)
    return deepcopy(_left[tag][0])
