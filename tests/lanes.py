"""What it takes to run a test, told from where it stands and what it asks for. `make quick` leaves these out."""

from collections.abc import Iterator

import pytest


def of(item: pytest.Item) -> Iterator[str]:
    """The markers of a test: see `markers` in pyproject.toml."""
    folders = item.path.parts
    asked_for = {*getattr(item, "fixturenames", ()), *_parameters(item)}
    if "chromium" in asked_for:
        yield "browser"
    if "mariadb" in asked_for:
        yield "databases"
    if item.path.stem == "test_crowd":
        yield "crowd"
    if "load" in folders:
        yield "load"
    if "packaging" in folders:
        yield "packaging"


def _parameters(item: pytest.Item) -> list[str]:
    """What a test is parametrised with, as far as it is text: a fixture may ask for another by such a name."""
    call = getattr(item, "callspec", None)
    return [value for value in call.params.values() if isinstance(value, str)] if call else []
