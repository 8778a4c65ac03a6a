"""What it takes to run a test, told from where it stands and what it asks for, so that nobody has to mark it."""

from collections.abc import Iterator

import pytest

from tests.servers import SERVERS


def of(item: pytest.Item) -> Iterator[str]:
    """The markers of a test (pyproject.toml says what they mean)."""
    fixtures = getattr(item, "fixturenames", ())
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    calls = item.function.__code__.co_names if isinstance(item, pytest.Function) else ()
    if item.path.parent.name == "conformance" and not {"function", "line"}.isdisjoint(fixtures):
        # Each function of a handler, each hostile line. Elsewhere the words mean something else.
        yield "attack"
    if "chromium" in fixtures:
        yield "browser"
    if {*SERVERS} & {
        *fixtures,
        *filter(lambda value: isinstance(value, str), parameters),
    }:  # a fixture that has engines for parameters asks for it later
        yield "databases"
    if "fresh_player" in fixtures or "running" in calls:
        yield "player"
    if "office" in calls:
        yield "office"
    if item.path.stem == "test_crowd":
        yield "crowd"
    if item.path.parent.name in ("load", "packaging"):
        yield item.path.parent.name
