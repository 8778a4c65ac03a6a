"""Writing for oneself: kept at once, found again, in one window or two."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import forms, markup
from tests.desk import Desk, swapped
from tests.reflection.writing import completions, intend, kept, texts, words, write
from xblocks.reflection import records
from xblocks.spaces import api


def field(page: str, number: int = 1, slot: int = 0) -> str:
    """What stands in a field of a page."""
    (area,) = markup.parsed(page).xpath(f"//textarea[contains(@id, '-text-{number}-{slot}')]")
    return (area.text or "").removeprefix("\n")


def test_a_text_is_kept_and_stands_in_its_field_when_she_comes_back(desk: Desk) -> None:
    said = write(desk, text="  First line\r\n\nThird <b>line</b>")
    assert (said.status, said.json["message"]) == (200, "Saved")
    assert texts(desk) == {"stance": "  First line\n\nThird <b>line</b>"}
    assert field(desk.page()) == "  First line\n\nThird <b>line</b>"


def test_a_text_that_begins_with_an_empty_line_keeps_it(desk: Desk) -> None:
    write(desk, text="\n\nBelow")
    assert field(desk.page()) == "\n\nBelow"


def test_saving_again_and_again_from_one_window_is_no_conflict(desk: Desk) -> None:
    page = desk.page()
    for text in ("a", "ab", "abc"):
        answer = desk.call("keep", forms.payload(page, "keep", text=text))
        assert answer.status == 200
        page = swapped(page, answer)
    assert texts(desk) == {"stance": "abc"}


def test_an_answer_never_touches_the_field_she_types_in(desk: Desk) -> None:
    regions = write(desk).json["regions"]
    assert "textarea" not in "".join(regions.values())


def test_emptying_a_field_leaves_nothing_behind(desk: Desk) -> None:
    write(desk)
    emptied = write(desk, text=" \n ", seen=kept(desk).entries["stance"].revision)
    assert emptied.status == 200
    assert texts(desk) == {}
    assert write(desk, text="Anew").status == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"prompt": "gone"}, 400),
        ({"slot": 1}, 400),
        ({"prompt": "next"}, 400),
        ({"prompt": "next", "slot": 3}, 400),
        ({"due": "2027-03-01"}, 400),
        ({"prompt": "next", "slot": 1, "due": "2027-02-30"}, 400),
        ({"prompt": "next", "slot": 1, "due": "soon"}, 400),
        ({"text": "x" * 20_001}, 400),
        ({"person": "2"}, 400),
        ({"seen": 7}, 409),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(desk: Desk, sent: dict[str, Any], status: int) -> None:
    assert write(desk, **sent).status == status
    assert api.read(records.space_key(desk.block(), "1")).space_id is None
    assert desk.site.published == []


def test_two_windows_get_both_texts_and_the_learner_decides(desk: Desk) -> None:
    page = desk.page()
    write(desk, text="From the other window")
    sent = forms.payload(page, "keep", text="From here")
    refused = desk.call("keep", sent)
    assert (refused.status, refused.json["error"]) == (409, "conflict")
    assert refused.json["versions"] == {
        "mine": {"text": "From here", "due": ""},
        "theirs": {"text": "From the other window", "due": ""},
    }
    page = swapped(page, refused)
    assert markup.problems(page) == []
    assert "From here" in words(page) and "From the other window" in words(page)

    theirs = desk.call("keep", forms.payload(page, "keep", text="From here", choice="theirs"))
    assert field(swapped(page, theirs)) == "From the other window"
    assert texts(desk) == {"stance": "From the other window"}

    mine = desk.call("keep", forms.payload(page, "keep", text="From here, and more", choice="mine"))
    assert mine.status == 200
    assert texts(desk) == {"stance": "From here, and more"}


def test_typing_on_during_a_conflict_overwrites_nothing(desk: Desk) -> None:
    page = desk.page()
    write(desk, text="Theirs")
    for typed in ("Mi", "Mine"):
        answer = desk.call("keep", forms.payload(page, "keep", text=typed))
        assert (answer.status, answer.json["versions"]["mine"]["text"]) == (409, typed)
        page = swapped(page, answer)
    assert texts(desk) == {"stance": "Theirs"}


def test_a_third_version_after_the_choice_is_shown_too(desk: Desk) -> None:
    page = desk.page()
    write(desk, text="Second")
    page = swapped(page, desk.call("keep", forms.payload(page, "keep", text="First")))
    write(desk, text="Third", seen=kept(desk).entries["stance"].revision)
    again = desk.call("keep", forms.payload(page, "keep", text="First", choice="mine"))
    assert (again.status, again.json["versions"]["theirs"]["text"]) == (409, "Third")


def test_the_same_text_in_two_windows_is_no_conflict(desk: Desk) -> None:
    write(desk, text="Same")
    assert write(desk, text="Same").status == 200  # also an answer that got lost, sent again


def test_a_text_deleted_in_the_other_window(desk: Desk) -> None:
    write(desk, text="Gone")
    page = desk.page()
    desk.call("delete", {"what": "all", "sure": True})
    refused = desk.call("keep", forms.payload(page, "keep", text="Still here"))
    assert (refused.status, refused.json["versions"]["theirs"]["text"]) == (409, "")
    page = swapped(page, refused)
    assert desk.call("keep", forms.payload(page, "keep", text="Still here", choice="mine")).status == 200
    assert texts(desk) == {"stance": "Still here"}


def test_intentions_have_a_text_a_date_and_nothing_else(desk: Desk) -> None:
    assert intend(desk).status == 200
    (item,) = api.read(records.space_key(desk.block(), "1")).items
    assert (item.kind, item.data) == (
        "reflection.intention",
        {"text": "Ask Ms Aksoy", "due": "2027-03-01", "posted": False},
    )
    assert "next" not in item.key


def test_as_many_intentions_as_the_author_allows_and_one_goes_again(desk: Desk) -> None:
    assert markup.parsed(desk.page()).xpath("count(//textarea)") == 3
    for slot in (1, 2):
        assert intend(desk, slot).status == 200
    assert intend(desk, 3).status == 400
    page = desk.page()
    form = [entry for entry in markup.parsed(page).xpath("//form[@data-handler='keep']")][1]
    seen = int(form.xpath(".//input[@name='seen']/@value")[0])
    removed = intend(desk, 1, seen=seen, choice="remove")
    assert (removed.status, removed.json["message"]) == (200, "Removed")
    assert field(swapped(page, removed), 2, 1) == ""
    assert len(kept(desk).intentions) == 1
    assert intend(desk, 1, text="Another").status == 200


def test_what_the_retrospective_has_noted_survives_an_edit(desk: Desk) -> None:
    intend(desk)
    key = records.space_key(desk.block(), "1")
    with api.write(key) as space:
        (item,) = space.items(records.INTENTION)
        space.put(item.kind, item.key, {**item.data, "posted": True}, person="1", seen=item.revision)
    page = desk.page()
    assert "posted this intention as a card" in words(page)
    (revision,) = [note.revision for note in kept(desk).intentions.values()]
    assert intend(desk, text="Ask Mr Hellwig", seen=revision).status == 200
    assert [(note.text, note.posted) for note in kept(desk).intentions.values()] == [("Ask Mr Hellwig", True)]


def test_done_when_every_question_that_needs_one_has_a_text(desk: Desk) -> None:
    write(desk)
    intend(desk, due="")
    assert completions(desk) == []
    intend(desk, seen=next(iter(kept(desk).intentions.values())).revision)
    assert completions(desk) == [1.0]
    write(desk, text="", seen=kept(desk).entries["stance"].revision)
    assert completions(desk) == [1.0, 0.0]
    events = [data for _, _, event, data in desk.site.published if event != "completion"]
    assert events == [{"prompts": 2}]


def test_a_question_that_may_stay_open_does_not_count(place: Callable[..., Desk]) -> None:
    desk = place("intentions")
    write(desk, "first-person")
    assert completions(desk) == []
    write(desk, "intentions", slot=2, due="2027-03-01")
    assert completions(desk) == [1.0]


def test_deleting_needs_a_yes(desk: Desk) -> None:
    write(desk)
    for no in ({"what": "all"}, {"what": "here", "sure": False}, {"sure": True}):
        assert desk.call("delete", no).status == 400
    assert texts(desk) == {"stance": "A thought"}


def test_she_deletes_what_stands_here_or_everything(place: Callable[..., Desk]) -> None:
    here, there, other = place(), place("transfer"), place("transfer", record="other")
    for desk, prompt in (
        (here, "stance"),
        (there, "process_design-transfer"),
        (other, "process_design-transfer"),
    ):
        write(desk, prompt)
    intend(here)
    deleted = here.call("delete", {"what": "here", "sure": True})
    assert "A thought" not in swapped(here.page(), deleted)
    assert texts(here) == {"process_design-transfer": "A thought"} and kept(here).intentions == {}
    assert here.call("delete", {"what": "all", "sure": True}).status == 200
    assert api.read(records.space_key(here.block(), "1")).space_id is None
    assert len(texts(other)) == 1
    assert completions(here)[-1] == 0.0


def test_a_reset_by_the_platform_takes_this_placement_and_this_person_only(place: Callable[..., Desk]) -> None:
    here, there, bo = place(), place("transfer"), place(person=2)
    for desk in (here, bo):
        write(desk)
        intend(desk)
    write(there, "process_design-transfer")
    here.block().clear_student_state(user_id="1", course_id="x", item_id="x", requesting_user_id="9")
    assert texts(here) == {"process_design-transfer": "A thought"} and kept(here).intentions == {}
    assert texts(bo) == {"stance": "A thought"} and len(kept(bo).intentions) == 1
