"""What a page of a sheet sends, read back: where it is, what it has seen, what was typed and chosen."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from xblocks.core.payload import Refusal
from xblocks.modules.workshop.payloads import Poll, Request, SaveRow, Step, Take, token

NUMBERS = st.integers(0, 2**53)
VERSIONS = st.tuples(NUMBERS, NUMBERS)


def row(**more: Any) -> SaveRow:
    return SaveRow.model_validate({"table": "as_is", "row": "s1", "seen": 0, **more})


@given(VERSIONS, VERSIONS, NUMBERS)
def test_what_a_page_has_seen_comes_back(sheet: tuple[int, int], present: tuple[int, int], until: int) -> None:
    assert Poll(seen=token(sheet, present, until)).known() == (sheet, present, until)


def test_a_page_that_has_seen_nothing_or_is_of_before_an_upgrade_has_seen_no_sheet() -> None:
    assert Poll().known() == ((0, 0), (0, 0), 0)
    assert Poll(seen=token((5, 6), (0, 0), 0)[:32]).known()[0] == (0, 0)


def test_a_page_says_which_rows_of_long_tables_it_shows() -> None:
    assert Request(at="as_is=20 to_be=0").starts() == {"as_is": 20, "to_be": 0}
    assert Request().starts() == {}


@pytest.mark.parametrize(
    "step",
    [
        *("add:as_is", "close:as_is", "copy:to_be", "own:profiles", "paste:as_is", "edit:as_is:s1", "after:as_is:s_1"),
        *("up:as_is:s1:3", "down:as_is:s1:9999", "page:as_is:0"),
    ],
)
def test_a_step_names_what_it_is_about(step: str) -> None:
    assert Step(step=step).step == step


@pytest.mark.parametrize(
    "step",
    [
        *("", "add", "add:", "add:as_is:s1", "edit:as_is", "up:as_is:s1", "up:as_is:s1:x", "page:as_is:-1"),
        *("page:as_is:10000", "drop:as_is", "edit:as is:s1", "edit:as_is:s1 ", f"add:{'x' * 33}", "add:as_is\n"),
    ],
)
def test_other_steps_are_refused(step: str) -> None:
    with pytest.raises(ValidationError):
        Step(step=step)


def test_what_was_typed_goes_by_the_names_of_the_columns() -> None:
    sent = row(**{"cell.name": "receive", "cell.ways.x": True, "keep.name": "mine", "nome": "x"})
    assert sent.typed() == {"name": "receive", "ways.x": True, "nome": "x"}
    assert row().typed() == {}


def test_whose_version_counts_is_said_for_fields_in_question_alone() -> None:
    sent = row(open="name role", **{"keep.name": "theirs", "keep.role": "both", "keep.medium": "mine"})
    assert sent.chosen() == {"name": "theirs"}
    assert row(open="name", **{"keep.name": "mine"}).chosen() == {"name": "mine"}


def test_what_a_form_was_made_from_is_an_object_or_not_said() -> None:
    assert row().begun() is None
    assert row(base='{"name": "receive"}').begun() == {"name": "receive"} and row(base="{}").begun() == {}
    for base in ("[]", "x", '"a"', "null", "{"):
        with pytest.raises(Refusal) as refusal:
            row(base=base).begun()
        assert (refusal.value.status, refusal.value.code) == (400, "invalid")


def test_rows_to_take_over_are_chosen_one_by_one_or_as_the_one() -> None:
    assert Take.model_validate({"take.a": True, "take.b": False, "take.c": True}).chosen() == {"a", "c"}
    assert Take.model_validate({"take": "m1"}).chosen() == {"m1"}
    assert Take.model_validate({"take": ""}).chosen() == Take().chosen() == set()


@pytest.mark.parametrize(
    ("most", "more"),
    [
        ({"seen": 2**53}, {"seen": 2**53 + 1}),
        ({"base": "x" * 60_000}, {"base": "x" * 60_001}),
        ({"row": "x" * 32}, {"row": "x" * 33}),
        ({"after": ""}, {"after": "a:b"}),
        ({"open": " ".join(["x"] * 40)}, {"open": " ".join(["x"] * 41)}),
    ],
)
def test_nothing_is_longer_than_any_form_sends_it(most: dict[str, Any], more: dict[str, Any]) -> None:
    assert row(**most)
    with pytest.raises(ValidationError):
        row(**more)
