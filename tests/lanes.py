"""What it takes to run a test, told from where it stands and what it asks for, so that nobody has to mark it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.blocks import registered
from tests.scenarios import Scenario
from tests.servers import SERVERS
from xblocks.modules.workshop.block import WorkshopBlock

#: Whole folders that take something. `--quick` does not even read them.
FOLDERS = {
    "attacks": "attack",
    "browser": "browser",
    "load": "load",
    "packaging": "packaging",
    "rehearsal": "rehearsal",
}


#: What the kit and the engine do for all workshops, whichever module stands on them, is quick to try at three: with an
#: agreement that is signed, a canvas and its pulse, a sheet that takes over from another.
AT_FEW = {"anonymous", "editor", "foreign", "handlers", "hostile", "markup", "olx", "overlay", "paper", "pasting"}
AT_FEW |= {"places", "private", "queries", "reset", "row_form", "stored", "twice", "views"}
FEW = {"lotse_design_spaces", "lotse_team_building", "lotse_process_design"}

#: Of what is alike, what other versions of packages could break at one workshop and not at another; there a valid payload
#: for each handler says it, malformed ones do not.
AT_EACH = {"fields", "handlers", "olx", "places", "releases", "views"}


def is_left_out(path: Path) -> bool:
    """Whether all tests at a path take something."""
    return path.parent.name == "tests" and path.name in FOLDERS or path.stem in ("test_browser", "test_in_browser")


def of(item: pytest.Item) -> Iterator[str]:
    """The markers of a test (pyproject.toml says what they mean)."""
    fixtures = getattr(item, "fixturenames", ())
    parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
    calls = item.function.__code__.co_names if isinstance(item, pytest.Function) else ()
    place = item.path.parent.name
    if place == "conformance" and not {"function", "line"}.isdisjoint(fixtures):
        # Each function of a handler, each hostile line. Elsewhere the words mean something else.
        yield "attack"
    if (place in ("conformance", "workshop") and _is_alike(item)) or (
        place == "course_export" and _is_another_course(item)
    ):
        yield "alike"
    if "hostile" in fixtures or item.path.stem in ("test_endless", "test_limits", "test_wrong_values"):
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
    if not {"in_office", "office"}.isdisjoint((*calls, *fixtures)):
        yield "office"
    if item.path.stem == "test_crowd":
        yield "crowd"
    if place in FOLDERS:
        yield FOLDERS[place]


def is_quick(item: pytest.Item) -> bool:
    """Whether `--quick` runs a test: it takes nothing."""
    return not any(of(item))


def is_for_guests(item: pytest.Item) -> bool:
    """Whether `--guest` runs a test, which tries blocks on other versions of packages (scripts/platform)."""
    at_each = item.path.stem.removeprefix("test_") in AT_EACH and "malformed" not in item.name
    return {*of(item)} <= ({"alike"} if at_each else set())


def _is_alike(item: pytest.Item) -> bool:
    """Whether it tries at a workshop what another one shows as well, or once more with another example or language."""
    given = item.callspec.params if hasattr(item, "callspec") else {}
    example = given.get("scenario")
    tag = example.tag if isinstance(example, Scenario) else given.get("tag") or given.get("module", "")
    if not _is_workshop(tag):
        return False
    if getattr(example, "name", "default") != "default" or given.get("language") == "en":
        return True
    return tag not in FEW and (item.path.stem.removeprefix("test_") in AT_FEW or "inside" in given)


def _is_another_course(item: pytest.Item) -> bool:
    """Whether it builds a programme once more: elsewhere, with other settings or with chosen modules."""
    return item.path.stem in ("test_build_again", "test_selection", "test_variants")


def _is_workshop(tag: str) -> bool:
    return issubclass(registered().get(tag, object), WorkshopBlock)
