"""Nobody but the author reads it, and the page says so before the first word."""

import re
from collections.abc import Callable

import pytest

from tests import masquerade
from tests.desk import Desk
from tests.reflection.writing import intend, words, write
from xblocks.core.privacy import RECORDS
from xblocks.reflection import context
from xblocks.spaces import api

SECRET = "what I never said aloud"


@pytest.fixture
def written(desk: Desk) -> Desk:
    write(desk, text=SECRET)
    intend(desk, text=SECRET)
    return desk


def everything(desk: Desk) -> str:
    views = [desk.page(view) for view in ("student_view", "public_view")]
    calls = [desk.call(name).response.text for name in ("printable", "download", "worksheet")]
    calls += [write(desk, text="mine", seen=seen).response.text for seen in (0, 1, 2)]
    return "\n".join([*views, *calls])


def test_another_person_staff_and_visitors_see_nothing_of_it(written: Desk) -> None:
    for reader in (written.but(person=2), written.but(person=2, staff=True), written.but(person=None)):
        assert SECRET not in everything(reader)
    assert SECRET in everything(written)


def test_in_studio_nothing_of_it_is_shown(written: Desk) -> None:
    author = written.but(studio=True, staff=True)
    assert SECRET not in "".join(author.page(view) for view in ("author_view", "studio_view")) + everything(author)


def test_staff_viewing_as_this_learner_see_nothing_of_it(written: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    masquerade.install(monkeypatch, written.site.course)
    assert SECRET not in everything(written)
    assert "stays private" in words(written.page())
    assert written.block().portfolio() is not None  # she herself has it; the page that gathers asks who is looking


def test_the_page_says_who_reads_before_the_first_field(place: Callable[..., Desk]) -> None:
    for name in ("default", "intentions", "transfer"):
        page = place(name).page()
        folded = "".join(re.findall("<details data-key=.privacy.*?</details>", page, re.DOTALL))
        in_sight = page.replace(folded, "")
        essence = ("Only you read what you write here.", "that you wrote something", "voluntary", "after 3 years")
        for said in (*essence, "server and its database"):
            assert said in in_sight and in_sight.index(said) < in_sight.index("<textarea")
        for said in ("view the course as you", "No report"):
            assert said in folded and page.index(said) < page.index("<textarea")
        assert "3 years without a change" in words(folded)


def test_events_hold_no_text(written: Desk) -> None:
    assert SECRET not in repr(written.site.published)


def test_her_account_takes_everything_along(written: Desk) -> None:
    assert len(api.export_person("1")) == 2
    api.forget_person("1")
    assert SECRET not in everything(written)


def test_the_one_time_in_sight_holds_for_all_that_is_written_here() -> None:
    assert len({RECORDS[kind].days for kind in context.KINDS}) == 1
