"""Messages apart from their language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xblocks.core.message import Message, Unfit, said


def asked(text: str) -> str:
    """A language of its own."""
    return f"¿{text}?"


def test_values_are_filled_in_after_translation_and_messages_among_them_are_translated() -> None:
    message = Message("no %(what)s but %(values)s", {"what": Message("text"), "values": "100 %(what)s"})
    assert str(message) == "no text but 100 %(what)s"
    assert message.said(asked) == "¿no ¿text? but 100 %(what)s?"
    assert said("Already said: 5 %", asked) == "Already said: 5 %"
    assert Message("5 %").said(asked) == "¿5 %?"
    assert str(Message("for people", plain="for developers")) == "for developers"


@given(st.text(max_size=20))
def test_no_value_breaks_a_message(value: str) -> None:
    assert Message("a %(value)s b", {"value": value}).said(asked) == f"¿a {value} b?"


def test_a_value_that_does_not_fit_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="no 3") as unfit:
        raise Unfit(Message("no %(number)s", {"number": 3}))
    assert isinstance(unfit.value, Unfit) and unfit.value.message.said(asked) == "¿no 3?"
