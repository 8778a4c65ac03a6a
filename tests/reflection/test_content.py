"""The prompts that ship, in three languages, and own ones."""

from typing import Any

import pytest

from xblocks.core import olx
from xblocks.reflection.content import Content, Kind, Number, default, transfer
from xblocks.reflection.model import Place, places

LANGUAGES = ("de", "en", "da")


def prompts(*entries: dict[str, Any]) -> Content:
    usual = {"kind": "role", "text": "?"}
    return Content.model_validate(
        {"title": "T", "introduction": "I", "prompts": [{**usual, **entry} for entry in entries]}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_asks_for_viewpoint_attitude_and_role(language: str) -> None:
    content = default(language)
    assert content.language == language
    assert [prompt.kind for prompt in content.prompts] == [Kind.VIEWPOINT, Kind.ATTITUDE, Kind.ROLE]
    assert all(prompt.hint for prompt in content.prompts)
    assert olx.from_element(olx.parse(olx.to_text(olx.to_element(content))), Content) == content


def test_every_language_has_words_of_its_own_for_the_same_keys() -> None:
    contents = [default(language) for language in LANGUAGES]
    assert len({tuple(prompt.key for prompt in content.prompts) for content in contents}) == 1
    for same in zip(*(content.prompts for content in contents), strict=True):
        assert len({prompt.text for prompt in same}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_modules_question_becomes_a_prompt_of_its_own(language: str) -> None:
    content = transfer(language, "networks-transfer", "Whom do you call first?")
    assert content.language == language
    assert [(prompt.key, prompt.kind, prompt.text) for prompt in content.prompts] == [
        ("networks-transfer", Kind.TRANSFER, "Whom do you call first?")
    ]


@pytest.mark.parametrize("ask", [default, lambda language: transfer(language, "a", "b")])
def test_there_is_no_other_language(ask: Any) -> None:
    with pytest.raises(KeyError):
        ask("fr")


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([], "at least 1"),
        ([{"key": "a"}, {"key": "a"}], "twice"),
        ([{"key": "a b"}], "pattern"),
        ([{"key": "a", "kind": "dream"}], "viewpoint"),
        ([{"key": "a", "number": "4"}], "'1', '2' or '3'"),
        ([{"key": f"p{n}"} for n in range(101)], "at most 100"),
    ],
)
def test_prompts_that_make_no_sense_are_refused(entries: list[Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        prompts(*entries)


def test_a_programme_may_write_the_number_as_a_number() -> None:
    (prompt,) = prompts({"key": "a", "kind": "intention", "number": 2}).prompts
    assert prompt.number is Number.TWO
    assert [place.slot for place in places(prompt)] == [1, 2]


def test_keys_of_intentions_fit_and_are_different() -> None:
    asked = prompts({"key": "a" * 64, "kind": "intention"}, {"key": "a", "kind": "intention"}).prompts
    keys = [Place(prompt, slot).key for prompt in asked for slot in (1, 2, 3)]
    assert len(set(keys)) == 6 and all(len(key) <= 64 for key in keys)
