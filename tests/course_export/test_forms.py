"""Lessons and pages of the Grundprogramm that say another form than an explanation have what makes that form."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from markdown_it.token import Token

from course_export.programme.load import load
from course_export.programme.pages import Form, Module, Page, Texts, UnitHead
from tests.course_export.making import IP_BASIC, IP_SELECTION

FORMS = get_args(Form)
TURN = re.compile(r"\*\*([^*]+):\*\* \S")
SALUTATION = re.compile(r"(Sehr geehrte|Liebe|Guten Tag).*,$")
CLOSING = re.compile(r"Mit (freundlichen|besten) Grüßen.*\\?\n\S")
OPTION = re.compile(r"\*\*Weg ([A-Z]):")
#: How many lessons of a programme may end under the same heading.
SAME_ENDING = 0.4


@cache
def texts() -> Texts:
    """Return all texts of the Grundprogramm."""
    return load(IP_BASIC, "de").texts


def modules() -> Mapping[str, Module]:
    """Return the modules of the Grundprogramm."""
    return texts().modules


def form(page: Page) -> str | None:
    """Return the form that a unit says it has; what is no unit has none."""
    return page.head.form if isinstance(page.head, UnitHead) else None


def named(wanted: str) -> list[tuple[str, Page]]:
    """Return the units of a form, with a name for messages."""
    return [
        (f"{page.path.parent.parent.name}/{page.path.stem}", page) for page in texts().all() if form(page) == wanted
    ]


def lines(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the text of each block of a page, with the innermost of `item`, `h2`, `blockquote` … in which it stands."""
    inside: list[Token] = []
    for token in page.text.tokens:
        if token.nesting > 0 and token.type != "paragraph_open":
            inside.append(token)
        elif token.nesting < 0 and token.type != "paragraph_close":
            inside.pop()
        elif token.type == "inline":
            yield inside[-1].tag if inside else "p", token.content


def test_eighteen_lessons_in_all_modules_vary_and_every_form_is_used() -> None:
    each = {key: [form(page) for page in module.lessons.values() if form(page)] for key, module in modules().items()}
    assert sum(map(len, each.values())) >= 18
    assert {key: said for key, said in each.items() if len(said) < 2} == {}
    assert {found for said in each.values() for found in said} == set(FORMS)


def test_two_of_the_programmes_own_pages_vary_too() -> None:
    assert len([page for page in texts().pages.values() if form(page)]) >= 2


def test_no_form_stands_twice_in_a_row_within_a_module() -> None:
    twice = [
        (key, *names)
        for key, module in modules().items()
        for names in pairwise(module.lessons)
        if form(module.lessons[names[0]]) is not None and len({form(module.lessons[name]) for name in names}) == 1
    ]
    assert twice == []


@pytest.mark.parametrize("programme", [IP_BASIC, IP_SELECTION], ids=lambda path: path.name)
def test_lessons_of_a_programme_do_not_end_alike(programme: Path) -> None:
    lessons = [page for module in load(programme, "de").texts.modules.values() for page in module.lessons.values()]
    endings = Counter([text for tag, text in lines(page) if tag == "h2"][-1] for page in lessons)
    assert {heading: count for heading, count in endings.items() if count > SAME_ENDING * len(lessons)} == {}
    assert len(lessons) > 50


@pytest.mark.parametrize(("name", "page"), named("dialogue"))
def test_in_a_dialogue_two_people_speak_by_turns(name: str, page: Page) -> None:
    turns = [found.group(1) for tag, text in lines(page) if tag == "p" and (found := TURN.match(text))]
    assert len(turns) >= 6
    assert len(set(turns)) >= 2
    assert min(Counter(turns).values()) >= 3, "nobody only asks once"


@pytest.mark.parametrize(("name", "page"), named("letter"))
def test_a_letter_has_a_salutation_and_a_closing_with_who_writes(name: str, page: Page) -> None:
    texts = [text for tag, text in lines(page) if tag == "p"]
    begins = [number for number, text in enumerate(texts) if SALUTATION.match(text)]
    ends = [number for number, text in enumerate(texts) if CLOSING.match(text)]
    assert len(begins) == len(ends) == 1
    assert ends[0] - begins[0] > 3


@pytest.mark.parametrize(("name", "page"), named("case"))
def test_a_case_has_ways_to_choose_from_what_they_cost_and_a_decision(name: str, page: Page) -> None:
    ways = [text for tag, text in lines(page) if OPTION.match(text)]
    assert len({OPTION.match(text)[1] for text in ways}) >= 2  # type: ignore[index]
    assert [text for text in ways if "kostet" in text]
    assert [text for tag, text in lines(page) if tag == "h2" and "Entscheidung" in text]


@pytest.mark.parametrize(("name", "page"), named("before_after"))
def test_before_and_after_are_both_shown(name: str, page: Page) -> None:
    shown: dict[str, set[str]] = {}
    heading = ""
    for tag, text in lines(page):
        heading = text if tag == "h2" else heading
        shown.setdefault(heading.partition(":")[0], set()).add(tag)
    assert {"Vorher", "Nachher"} <= set(shown)
    for half in ("Vorher", "Nachher"):
        assert shown[half] & {"blockquote", "td"}, f"a text or a table itself, not only words on it: {half}"


@pytest.mark.parametrize(("name", "page"), named("list"))
def test_a_list_is_mainly_list_items_to_tick(name: str, page: Page) -> None:
    words = Counter[str]()
    for tag, text in lines(page):
        words[tag] += len(text.split())
    assert words["li"] > words.total() / 2
    assert len([text for tag, text in lines(page) if tag == "li" and text.startswith("☐")]) >= 8
