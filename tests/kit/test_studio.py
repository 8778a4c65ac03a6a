"""The editor: it works on what was posted, and saves all or nothing."""

from typing import Any

import pytest

from tests import forms, markup
from tests.desk import Answer, Desk, swapped
from xblocks.kit.i18n import LANGUAGES


def fields(author: Desk) -> dict[str, Any]:
    return forms.payload(author.page("studio_view"), "studio_edit")


def after(author: Desk, answer: Answer) -> dict[str, Any]:
    """The fields of the form as it is after an answer."""
    return forms.payload(swapped(author.page("studio_view"), answer), "studio_edit")


def edit(author: Desk, posted: dict[str, Any], operation: str) -> Answer:
    return author.call("studio_edit", {**posted, "operation": operation})


def store(author: Desk) -> dict[Any, Any]:
    return dict(author.site.store.db_dict)


def test_saving_what_is_shown_changes_nothing_but_makes_the_default_the_authors_own(author: Desk) -> None:
    before = author.block().content_or_problems()[0]
    answer = edit(author, fields(author), "save")
    assert (answer.status, answer.json["done"]) == (200, True)
    assert author.block().definition
    found = author.block().content_or_problems()[0]
    assert found == before


def test_everything_can_be_edited(author: Desk) -> None:
    posted = fields(author) | {
        "display_name": "  New name ",
        "settings.colour": "blue",
        "settings.count": "9",
        "settings.open": True,
        "content.title": "Größe & <b>",
        "content.body": "one\r\ntwo",
        "content.more": "",
        "content.shown": False,
        "content.colour": "blue",
        "content.limits.lowest": "4",
        "content.limits.highest": "",
        "content.parts.0.title": "Part",
        "content.parts.0.lines.0": "- a\n- b",
    }
    assert edit(author, posted, "save").status == 200
    block = author.block()
    content, problems = block.content_or_problems()
    assert problems == []
    assert (block.display_name, block.colour, block.count, block.open) == ("New name", "blue", 9, True)
    assert (content.title, content.body, content.more, content.shown) == ("Größe & <b>", "one\ntwo", None, False)
    assert (content.colour.value, content.limits.lowest, content.limits.highest) == ("blue", 4, None)
    assert (content.parts[0].title, content.parts[0].lines) == ("Part", ["- a\n- b"])
    assert content.language == "de"  # it stays the language of the course


def test_of_two_authors_the_second_is_asked_before_she_overwrites_the_first(author: Desk) -> None:
    first, second = fields(author), fields(author)
    assert edit(author, first | {"content.title": "Hers"}, "save").status == 200
    answer = edit(author, second | {"content.title": "His", "settings.count": "9"}, "save")
    assert (answer.status, answer.json["error"]) == (409, "conflict")
    assert author.block().content_or_problems()[0].title == "Hers"
    again = after(author, answer)
    assert (again["content.title"], again["settings.count"]) == ("His", "9")
    page = swapped(author.page("studio_view"), answer)
    assert page.count("Saved in the meantime: Hers") >= 1 and "Saved in the meantime: nothing" not in page
    assert edit(author, again, "save").status == 200
    assert author.block().content_or_problems()[0].title == "His"


def test_what_is_done_in_the_form_does_not_hide_that_somebody_else_has_saved(author: Desk) -> None:
    first, second = fields(author), fields(author)
    assert edit(author, first | {"content.title": "Hers"}, "save").status == 200
    moved = after(author, edit(author, second, "add:content.parts"))
    assert edit(author, moved, "save").status == 409


def test_entries_are_added_moved_and_removed_in_the_form_only(author: Desk) -> None:
    before, posted = store(author), {**fields(author), "content.parts.0.title": "typed, not saved"}
    added = edit(author, posted, "add:content.parts")
    posted = after(author, added) | {
        "content.parts.1.title": "Second",
        "content.parts.1.key": "b",
        "content.parts.1.lines.0": "x",
    }
    assert added.json["focus"].endswith("f-content-parts-1")

    posted = after(author, edit(author, posted, "add:content.parts.1.tags")) | {"content.parts.1.tags.0": "t"}
    posted = after(author, edit(author, posted, "up:content.parts.1"))
    assert [posted[f"content.parts.{n}.title"] for n in (0, 1)] == ["Second", "typed, not saved"]
    posted = after(author, edit(author, posted, "down:content.parts.0"))
    assert [posted[f"content.parts.{n}.title"] for n in (0, 1)] == ["typed, not saved", "Second"]
    posted = after(author, edit(author, posted, "remove:content.parts.0"))
    assert posted["content.parts.0.title"] == "Second"
    assert "content.parts.1.title" not in posted
    assert store(author) == before

    assert edit(author, posted, "save").status == 200
    (part,) = author.block().content_or_problems()[0].parts
    assert (part.key, part.title, part.lines, part.tags) == ("b", "Second", ["x"], ["t"])


def test_an_entry_without_a_number_is_none_of_the_list(author: Desk) -> None:
    posted = after(author, edit(author, fields(author), "add:content.parts"))
    for step in ("remove", "up", "down"):
        answer = edit(author, posted, f"{step}:content.parts.x")
        assert (answer.status, answer.json["error"]) == (400, "invalid")


@pytest.mark.parametrize(
    "operation",
    [
        "up:content.parts.0",
        "down:content.parts.0",
        "remove:content.parts.1",
        "remove:content.parts.999",
        "remove:content.parts",
        "remove:content.title.0",
        "add:content.title",
        "add:content.title.0.x",
        "add:content.parts.7.lines",
        "add:content.nothing",
        "add:content.limits",
        "remove:content.parts.parts.0",
        "remove:content.parts.title.0",
        "up:content.parts.0.lines.title.1",
        "add:content.parts.0.lines.0.x",
        "down:content.version.0",
    ],
)
def test_a_step_that_is_not_possible_is_refused(author: Desk, operation: str) -> None:
    before = store(author)
    answer = edit(author, fields(author), operation)
    assert (answer.status, answer.json["error"]) == (400, "invalid")
    assert store(author) == before


@pytest.mark.parametrize(
    "operation",
    [
        "",
        "Save",
        "save:content",
        "add:",
        "add:settings.colour",
        "add:content",
        "up:content.parts.1234",
        "add:content.Parts",
        "save\n",
    ],
)
def test_an_operation_that_does_not_exist_is_refused(author: Desk, operation: str) -> None:
    assert edit(author, fields(author), operation).status == 400


def test_a_refused_form_keeps_what_was_typed_and_marks_what_is_wrong(author: Desk) -> None:
    posted = fields(author) | {
        "content.title": " ",
        "content.limits.lowest": "minus one",
        "content.parts.0.key": "not a key!",
        "content.parts.0.lines.0": "x" * 20_001,
        "settings.count": "99",
        "display_name": "n" * 301,
    }
    before = store(author)
    answer = edit(author, posted, "save")
    assert (answer.status, answer.json["error"]) == (400, "invalid")
    assert store(author) == before

    shown = swapped(author.page("studio_view"), answer)
    assert markup.problems(shown) == []
    assert after(author, answer) == posted
    tree = markup.parsed(shown)
    marked = set(tree.xpath("//*[@aria-invalid='true']/@name"))
    assert marked == {name for name in posted if posted[name] != fields(author)[name]}
    assert len(tree.xpath("//ul/li/a[starts-with(@href, '#')]")) == len(marked)
    assert tree.xpath("//details[@open]//input/@name")
    assert tree.xpath("//*[@id=$id]", id=answer.json["focus"])


@pytest.mark.parametrize("name", ["content.title.x", "content." + "9" * 5000])
def test_a_form_that_cannot_be_is_refused_in_the_readers_language(author: Desk, name: str) -> None:
    posted = {**fields(author), name: "x"} if "title" in name else {name: "x"}
    answers = [edit(author.but(language=language), posted, "save") for language in LANGUAGES]
    assert {(answer.status, answer.json["error"]) for answer in answers} == {(400, "invalid")}
    assert len({answer.json["message"] for answer in answers}) == len(LANGUAGES)


def test_what_concerns_a_whole_list_is_said_beside_it(author: Desk) -> None:
    posted = {name: value for name, value in fields(author).items() if "parts" not in name} | {
        "content.limits.lowest": "1"
    }
    answer = edit(author, posted, "save")
    shown = swapped(author.page("studio_view"), answer)
    assert markup.problems(shown) == []
    assert "at least 1" in " ".join(markup.parsed(shown).xpath("//fieldset//p[@class='lotse-error']/text()"))


def test_two_thousand_names_of_no_meaning_change_nothing(author: Desk) -> None:
    for junk in ("junk", "content.junk", "content.parts.0.junk", "content.junk.0.x"):
        assert edit(author, {**fields(author), **{f"{junk}{n}": "x" for n in range(2000)}}, "save").status == 200
    assert author.block().problems() == []
    before, posted = store(author), fields(author)
    assert edit(author, {**posted, **{f"settings.junk{n}": "x" for n in range(2000)}}, "save").status == 400
    assert edit(author, {**posted, **{f"content.title.{n}": "x" for n in range(2000)}}, "save").status == 400
    assert store(author) == before


def test_the_default_content_comes_into_the_form_and_is_saved_only_on_demand(author: Desk) -> None:
    edit(author, {**fields(author), "content.title": "Mine"}, "save")
    before = store(author)
    answer = edit(author, fields(author), "defaults")
    assert after(author, answer)["content.title"] == "Probe"
    assert store(author) == before


@pytest.mark.parametrize(
    ("attributes", "inside", "german"),
    [
        ("", '<content version="3"/>', "Version 3 ist neuer"),
        ("", '<content version="x"/>', "„x“ ist keine Versionsnummer"),
        ("", '<content version="2" new="x"/>', "Attribut „new“"),
        ("", '<content version="2"><body><b/></body></content>', "Text (Markdown), keine Elemente"),
        ("", '<content version="2">words</content>', "Text ist hier nicht vorgesehen"),
        ("", '<content version="2" title="T"/>', "Zeile 1: body: Bitte füllen Sie dieses Feld aus."),
        ("", '<content version="2" shown="perhaps"/>', "shown: Hier ist nur Ja (true) oder Nein (false) möglich."),
        ("", "<content/><content/>", "nicht 2 davon"),
        ("", "<p/>", "Erwartet wird ein Element <content>, nicht <p>"),
        ("", f"<content version='2'>{'<a>' * 200}{'</a>' * 200}</content>", "möglich: <body>"),
        ('count="99"', "", "„99“ ist kein gültiger Wert"),
    ],
    ids=lambda value: value[:40],
)
def test_an_author_reads_problems_in_her_language(desk: Desk, attributes: str, inside: str, german: str) -> None:
    node = f'<lotse_probe url_name="y" {attributes}>{inside}</lotse_probe>'
    author = desk.site.desk(node, studio=True, staff=True)
    said = [
        tuple(markup.parsed(author.but(language=language).page("studio_view")).xpath("//ul/li/text()"))
        for language in LANGUAGES
    ]
    assert german in "; ".join(said[LANGUAGES.index("de")])
    assert len({lines[0] for lines in said}) == len(LANGUAGES)


def test_content_that_cannot_be_read_is_replaced_only_when_the_author_saves(desk: Desk) -> None:
    author = desk.site.desk(
        '<lotse_probe url_name="y" later="1" count="99"><content version="3" new="x"/></lotse_probe>',
        studio=True,
        staff=True,
        language="en",
    )
    page = author.page("studio_view")
    assert "version 3 is newer" in page
    assert markup.parsed(page).xpath("//button[@value='save']") == []
    before = store(author)
    answer = edit(author, forms.payload(page, "studio_edit"), "defaults")
    assert store(author) == before
    assert author.export().find("content").get("new") == "x"

    posted = after(author, answer) | {"settings.count": "3"}
    assert edit(author, posted, "save").status == 200
    assert [problem.path for problem in author.block().problems()] == ["later"]
    assert author.export().get("later") == "1"  # what nobody could edit here is nobody's to delete
