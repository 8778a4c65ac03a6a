"""Problems that say where, for developers and for people."""

from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BaseModel, Field, ValidationError, field_validator
from pydantic_core import PydanticCustomError

from xblocks.core.content import Key
from xblocks.core.message import Message
from xblocks.core.problems import Problem, dotted, found_by_pydantic
from xblocks.core.text import check_characters


def asked(text: str) -> str:
    """A language of its own."""
    return f"¿{text}?"


class Sheet(BaseModel):
    key: Key = "a"
    code: Annotated[str, Field(pattern="^[0-9]+$")] = "1"
    text: Annotated[str, AfterValidator(check_characters)] = ""
    number: Annotated[int, Field(ge=3)] = 3

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> str:
        if code == "7":
            raise PydanticCustomError("key_twice", "Twice in {part}: {keys}", {"part": "parts", "keys": "50 % x"})
        if code == "8":
            raise ValueError("only developers read this")
        return code


def told(**values: Any) -> tuple[str, str]:
    """What developers and people are told about one wrong value."""
    with pytest.raises(ValidationError) as error:
        Sheet(**values)
    ((_path, message),) = found_by_pydantic(error.value, values)
    return str(message), message.said(asked)


def test_what_pydantic_finds_is_a_sentence_for_people_and_stays_as_it_is_for_developers() -> None:
    assert told(number=2) == (
        "Input should be greater than or equal to 3",
        "¿The number must be at least 3.?",
    )
    assert told(number="x")[1] == "¿Please enter a whole number.?"
    assert told(text="a\0") == (
        "Value error, character U+0000 at position 2 is not allowed",
        "¿character U+0000 at position 2 is not allowed?",
    )
    assert told(code="7") == ("Twice in parts: 50 % x", "¿A key is used twice in “¿parts?”: 50 % x?")
    assert told(code="8") == ("Value error, only developers read this", "¿This value does not fit here.?")


def test_only_where_a_key_is_wanted_the_letters_of_keys_are_named() -> None:
    assert "letters" in told(key="a b")[1]
    assert told(code="a b")[1] == "¿This value does not fit here.?"


@pytest.mark.parametrize(
    ("line", "path", "english", "foreign"),
    [
        (None, "", "text", "¿text?"),
        (None, "a[0].b", "a[0].b: text", "a[0].b: ¿text?"),
        (3, "a", "line 3: a: text", "¿line 3: a: ¿text??"),
    ],
)
def test_a_problem_says_where(line: int | None, path: str, english: str, foreign: str) -> None:
    problem = Problem(line, path, Message("text"))
    assert (str(problem), problem.said(asked)) == (english, foreign)
    assert Problem(line, path, "text").said(str) == english


@pytest.mark.parametrize(
    ("path", "text"),
    [((), ""), (("a",), "a"), (("a", 2, "b"), "a[2].b"), (("a", 0, 1), "a[0][1]"), ((3, "a"), "[3].a")],
)
def test_paths_are_written_as_people_read_them(path: Any, text: str) -> None:
    assert dotted(path) == text


class Union(BaseModel, extra="allow"):
    """Fields of any name, texts or ticks."""

    __pydantic_extra__: dict[str, Annotated[str, Field(max_length=5)] | bool]
    parts: list[Sheet | str] = []


def test_a_union_is_one_field_of_which_is_said_what_fits_the_value() -> None:
    def found(**values: Any) -> list[tuple[Any, str]]:
        with pytest.raises(ValidationError) as error:
            Union(**values)
        return [(path, message.said(asked)) for path, message in found_by_pydantic(error.value, values)]

    assert found(**{"cell.name": "x" * 6}) == [(("cell.name",), "¿At most 5 characters are possible here.?")]
    assert [path for path, _said in found(**{"cell.name": []})] == [("cell.name",)]
    assert found(parts=["a", {"number": 2}])[0] == (("parts", 1, "number"), "¿The number must be at least 3.?")
