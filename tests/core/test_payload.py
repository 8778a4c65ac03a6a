"""What a browser may send."""

import json
from types import SimpleNamespace
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from xblocks.core.payload import Refusal, Stale, WrongFields, read_as, read_json

LETTERS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff"), max_size=9
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | LETTERS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LETTERS, inner, max_size=3),
    max_leaves=8,
)


@given(VALUES)
def test_plain_json_is_read_as_it_is(value: object) -> None:
    assert read_json(json.dumps(value).encode()) == value
    assert read_json(json.dumps(value, ensure_ascii=False).encode()) == value


@given(st.binary(max_size=40) | st.text(max_size=20).map(lambda text: json.dumps({"a": text}).encode()))
def test_anything_is_read_or_refused(body: bytes) -> None:
    try:
        read_json(body)
    except Refusal as refusal:
        assert refusal.status in (400, 413) and refusal.code and refusal.message


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"{", 400, "not_json"),
        (b"NaN", 400, "not_json"),
        (b"[Infinity]", 400, "not_json"),
        (b"\xff", 400, "not_json"),
        (b"1" * 5000, 400, "not_json"),
        (b'"\\u0007"', 400, "bad_character"),
        (b'{"\\udc00": 1}', 400, "bad_character"),
        (b'"' + b"x" * 199_999 + b'"', 413, "too_large"),
        (b"[" * 13 + b"1" + b"]" * 13, 400, "too_deep"),
        (b'{"a":' * 13 + b"1" + b"}" * 13, 400, "too_deep"),
        (b'[1, {"a": [], "b": ["\\u0007"]}]', 400, "bad_character"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_refused(body: bytes, status: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_json(body)
    assert (refused.value.status, refused.value.code) == (status, code)


def test_the_limits_themselves_are_allowed() -> None:
    assert read_json(b'"' + b"x" * 199_998 + b'"') == "x" * 199_998
    assert read_json(b"[" * 12 + b"1" + b"]" * 12)
    assert read_json(b'{"a":' * 12 + b'"x"' + b"}" * 12)
    assert read_json(b"") is None


def test_how_much_may_be_sent_is_said() -> None:
    with pytest.raises(Refusal) as refused:
        read_json(b"x" * 200_001)
    assert refused.value.said(str) == "The request is larger than 200000 bytes."


class Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: Annotated[int, Field(ge=0)]
    words: list[str] = []


def test_a_value_of_the_right_shape_becomes_a_model() -> None:
    assert read_as(Sent, {"number": "7"}) == Sent(number=7)


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, [""]),
        ([], [""]),
        ({}, ["number"]),
        ({"number": -1, "words": [1, 2], "x": 0}, ["number", "words[0]", "words[1]", "x"]),
    ],
)
def test_each_wrong_field_is_named(value: object, named: list[str]) -> None:
    with pytest.raises(WrongFields) as refused:
        read_as(Sent, value)
    assert (refused.value.status, refused.value.code) == (400, "invalid")
    assert [problem.path for problem in refused.value.problems] == named
    assert all(name in refused.value.said(str) for name in named)


def test_a_field_is_named_as_it_is_sent_whatever_letters_it_has() -> None:
    class Cells(BaseModel, extra="allow"):
        __pydantic_extra__: dict[str, Annotated[str, Field(max_length=5)] | bool]

    with pytest.raises(WrongFields) as refused:
        read_as(Cells, {"cell.name": "x" * 6})
    assert refused.value.extra["fields"] == ["cell.name"]
    assert refused.value.said(str) == "cell.name: At most 5 characters are possible here."


def test_the_first_ten_of_many_wrong_fields_are_named() -> None:
    with pytest.raises(WrongFields) as refused:
        read_as(Sent, {"number": 1, "words": [0] * 11})
    assert [problem.path for problem in refused.value.problems] == [f"words[{place}]" for place in range(10)]
    assert refused.value.said(str).count("; ") == 9


def test_a_message_stays_short_and_holds_nothing_of_what_was_sent() -> None:
    with pytest.raises(Refusal) as refused:
        read_as(Sent, {"number": "secret " * 100, "words": [{}] * 1000})
    for message in (str(refused.value), refused.value.said(str)):
        assert len(message) < 1000
        assert "secret" not in message


def test_a_stale_edit_that_no_handler_shows_is_a_refusal_too() -> None:
    stale = Stale(SimpleNamespace(data={"text": "theirs"}, revision=3, deleted=False), {"text": "mine"})
    assert (stale.status, stale.code, stale.said(str.upper)) == (409, "conflict", str(stale).upper())
    assert (stale.current.revision, stale.attempted) == (3, {"text": "mine"})


def test_what_office_programs_put_on_the_clipboard_is_taken_as_it_is_meant() -> None:
    assert read_json(b'{"text": "One\\u000bTwo\\fThree\\u001eFour"}') == {"text": "One\nTwo\nThree\u2011Four"}


@pytest.mark.parametrize(
    ("body", "fields"),
    [(b'{"text": "\\u0001"}', ["text"]), (b'{"row": {"name": "\\u0001"}}', ["row"]), (b'"\\u0001"', None)],
)
def test_a_refused_character_names_its_field(body: bytes, fields: list[str] | None) -> None:
    with pytest.raises(Refusal) as refused:
        read_json(body)
    assert refused.value.extra.get("fields") == fields
