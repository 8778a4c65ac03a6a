"""What a process keeps in memory: one version of each piece, for one language and one content."""

import gc
import weakref

import pytest
from django.utils import translation

from tests.desk import Desk, Site
from xblocks.kit.kept import each, kept, pieces

pytestmark = pytest.mark.django_db

OLX = '<lotse_reflection url_name="{name}" record="diary"/>'


class Piece(str):
    """A text that can be looked for in memory."""


def block(name: str = "one"):
    site = Site()
    return Desk(site, site.place(OLX.format(name=name)), 1).block()


@pytest.fixture(autouse=True)
def _empty() -> None:
    pieces.clear()


def test_a_piece_is_made_once_for_each_version() -> None:
    made: list[str] = []
    for version in (1, 1, 2, 2):
        assert (
            kept(block(), "page", version, lambda version=version: made.append(f"of {version}") or made[-1]) == made[-1]
        )
    assert made == ["of 1", "of 2"]


def test_what_an_earlier_version_was_made_of_does_not_stay_in_memory() -> None:
    gone = weakref.ref(kept(block(), "page", 1, lambda: Piece("secret")))
    assert gone() is not None
    kept(block(), "page", 2, lambda: "")
    gc.collect()
    assert gone() is None


def test_another_language_and_another_name_have_pieces_of_their_own() -> None:
    kept(block(), "page", 1, lambda: "deutsch")
    with translation.override("da"):
        assert kept(block(), "page", 1, lambda: "dansk") == "dansk"
    assert kept(block(), "other", 1, lambda: "other") == "other"
    assert kept(block(), "page", 1, lambda: "new") == "deutsch"


def test_of_a_list_only_what_changed_is_made_anew_and_what_is_gone_is_forgotten() -> None:
    made: list[str] = []

    def make(key: str) -> str:
        made.append(key)
        return f"<{key}{len(made)}>"

    assert each(block(), "rows", {"a": 1, "b": 1}, make) == {"a": "<a1>", "b": "<b2>"}
    assert each(block(), "rows", {"b": 1, "c": 1, "a": 2}, make) == {"b": "<b2>", "c": "<c3>", "a": "<a4>"}
    assert each(block(), "rows", {"a": 2}, make) == {"a": "<a4>"}
    assert each(block(), "rows", {"a": 2, "b": 1}, make) == {"a": "<a4>", "b": "<b5>"}
