"""What is wrong with the fields of a form, in the reader's language and beside the field."""

from typing import Annotated

import pytest
from django.utils import translation
from pydantic import BaseModel, Field, ValidationError, model_validator

from xblocks.kit.messages import explained


class Row(BaseModel):
    title: Annotated[str, Field(min_length=1, max_length=5)]
    count: int = 0


class Form(BaseModel):
    rows: list[Row]
    most: Annotated[int, Field(le=9)] = 9

    @model_validator(mode="after")
    def _as_many_as_fit(self) -> "Form":
        if len(self.rows) > self.most:
            raise ValueError("odd")
        return self


def said(language: str, **typed: object) -> dict[str, str]:
    with pytest.raises(ValidationError) as wrong, translation.override(language):
        Form.model_validate(typed)
    with translation.override(language):
        return explained(wrong.value, typed, "content")


def test_a_message_stands_under_the_name_of_its_field() -> None:
    assert said("en", rows=[{"title": "a"}, {"title": "too long", "count": "x"}], most=10) == {
        "content.rows.1.title": "At most 5 characters are possible here.",
        "content.rows.1.count": "Please enter a whole number.",
        "content.most": "The number must be at most 9.",
    }


def test_it_is_in_the_readers_language() -> None:
    assert said("de", rows=[{"title": ""}]) == {"content.rows.0.title": "Bitte füllen Sie dieses Feld aus."}


def test_what_concerns_the_whole_form_stands_under_the_prefix() -> None:
    assert said("en", rows=[{"title": "a"}], most=0) == {"content": "This value does not fit here."}
