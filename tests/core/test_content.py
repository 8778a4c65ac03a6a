"""The field types of content, and its root with a version."""

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ValidationError

from xblocks.core.content import Child, ContentModel, ContentPart, Key, LongText, ShortText, texts


class Sheet(BaseModel):
    title: ShortText = "a"
    text: LongText = "a"
    key: Key = "a"


@pytest.mark.parametrize(("field", "longest"), [("title", 300), ("text", 20_000), ("key", 64)])
def test_texts_and_keys_have_a_longest_and_are_never_empty(field: str, longest: int) -> None:
    for length in (1, longest):
        assert getattr(Sheet(**{field: "x" * length}), field) == "x" * length
    for length in (0, longest + 1):
        with pytest.raises(ValidationError, match=field):
            Sheet(**{field: "x" * length})


@pytest.mark.parametrize("text", [" \n ", "a\x00b", "a\ud800b", "a\ufffeb"])
def test_what_is_blank_or_cannot_stand_in_xml_is_refused(text: str) -> None:
    for field in ("title", "text", "key"):
        with pytest.raises(ValidationError, match=field):
            Sheet(**{field: text})


def test_texts_are_trimmed_and_their_lines_end_as_in_xml() -> None:
    sheet = Sheet(title="  a  ", text="\n a\r\nb\rc ")
    assert (sheet.title, sheet.text) == ("a", "a\nb\nc")


def test_content_begins_with_version_one_and_has_no_other_than_its_models() -> None:
    class Second(ContentModel):
        VERSION = 2

    assert (ContentModel().version, Second(version=2).version) == (1, 2)
    for wrong in (lambda: ContentModel(version=0), lambda: ContentModel(version=2), Second):
        with pytest.raises(ValidationError, match=r"version [012] is not [12]"):
            wrong()


def test_content_without_words_of_its_own_lacks_none() -> None:
    content = ContentModel(language="de")
    assert content.completed(ContentModel(language="en")) is content
    assert content.lacking() == content.faults() == []


class Point(ContentPart):
    key: Key
    said: Annotated[list[ShortText], Child("line")]


class Page(ContentModel):
    title: ShortText
    colour: Literal["red", "blue"] = "red"
    count: int = 3
    more: Annotated[LongText | None, Child()] = None
    points: Annotated[list[Point], Child("point")]


def test_the_words_of_content_are_neither_keys_nor_choices() -> None:
    points = [Point(key="a", said=["One", "Two"]), Point(key="b", said=[])]
    assert list(texts(Page(language="de", title="Title", points=points))) == ["Title", "One", "Two"]
    assert list(texts(Page(title="Title", more="More words", points=[]))) == ["Title", "More words"]
