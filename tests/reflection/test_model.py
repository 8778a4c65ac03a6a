"""Where notes belong, what counts as answered, and when a placement is done."""

from typing import Any

import pytest

from xblocks.reflection.content import Content
from xblocks.reflection.model import Note, Place, Work, answered, complete, find, places, progress, written


def content(*prompts: dict[str, Any]) -> Content:
    usual = {"kind": "role", "text": "?"}
    return Content.model_validate(
        {"title": "T", "introduction": "I", "prompts": [{**usual, **prompt} for prompt in prompts]}
    )


CONTENT = content(
    {"key": "stance", "kind": "viewpoint"},
    {"key": "next", "kind": "intention", "number": "2"},
    {"key": "more", "optional": True},
)
STANCE, NEXT, MORE = CONTENT.prompts
FIRST, SECOND = places(NEXT)


def work(entries: dict[str, str] | None = None, intentions: dict[Place, Note] | None = None) -> Work:
    return Work(
        {key: Note(text) for key, text in (entries or {}).items()},
        {place.key: note for place, note in (intentions or {}).items()},
    )


@pytest.mark.parametrize(("number", "slots"), [("1", [1]), ("2", [1, 2]), ("3", [1, 2, 3]), (None, [1, 2, 3])])
def test_intentions_have_as_many_places_as_are_asked_for(number: str | None, slots: list[int]) -> None:
    more = {"number": number} if number else {}
    (prompt,) = content({"key": "next", "kind": "intention", **more}).prompts
    assert [place.slot for place in places(prompt)] == slots


def test_any_other_prompt_has_one_place_under_its_own_key() -> None:
    assert places(STANCE) == [Place(STANCE, 0)]
    assert (places(STANCE)[0].key, places(STANCE)[0].name) == ("stance", "stance-0")


def test_the_keys_of_intentions_say_nothing_and_never_change() -> None:
    assert (FIRST.name, SECOND.name) == ("next-1", "next-2")
    assert FIRST.key == "32a4295a9e7f2eeb9b82c2b0bd4d5d91"
    assert FIRST.key != SECOND.key


def test_only_places_that_the_content_has_are_found() -> None:
    assert find(CONTENT, "stance", 0) == Place(STANCE, 0)
    assert find(CONTENT, "next", 2) == SECOND
    for key, slot in (("stance", 1), ("next", 0), ("next", 3), ("gone", 0)):
        assert find(CONTENT, key, slot) is None


def test_answers_and_intentions_are_kept_apart() -> None:
    both = Work({"stance": Note("a"), FIRST.key: Note("b")}, {FIRST.key: Note("c"), "stance": Note("d")})
    assert (both.at(Place(STANCE, 0)).text, both.at(FIRST).text) == ("a", "c")
    assert work().at(FIRST) == Note("", "", False, 0, None)


def test_an_answer_needs_a_text_and_an_intention_a_date_too() -> None:
    assert answered(STANCE, work({"stance": "a"}))
    assert not answered(STANCE, work({"stance": " \n"}))
    assert not answered(STANCE, work())
    assert answered(NEXT, work({}, {SECOND: Note("b", "2027-03-01")}))
    assert not answered(NEXT, work({}, {FIRST: Note("b"), SECOND: Note(" ", "2027-03-01")}))


def test_what_is_written_is_shown_without_what_is_empty() -> None:
    assert written(CONTENT, work()) == []
    dated = Note("", "2027-03-01")
    assert written(CONTENT, work({"more": "m", "gone": "x"}, {SECOND: dated})) == [
        (NEXT, [dated]),
        (MORE, [Note("m")]),
    ]


def test_a_placement_is_done_when_all_that_is_needed_is_answered() -> None:
    half, all_needed = work({"stance": "a", "more": "m"}), work({"stance": "a"}, {FIRST: Note("b", "2027-03-01")})
    assert (progress(CONTENT, half), complete(CONTENT, half)) == ((1, 2), False)
    assert (progress(CONTENT, all_needed), complete(CONTENT, all_needed)) == ((2, 2), True)


def test_where_nothing_is_needed_any_answer_is_enough() -> None:
    free = content({"key": "a", "optional": True}, {"key": "b", "optional": True})
    assert progress(free, work({"b": "x"})) == (0, 0)
    assert complete(free, work({"b": "x"}))
    assert not complete(free, work())
