"""Sheets grow: what content lacks comes from the default of its language, the author is told, learners notice nothing."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from lxml import etree

from tests import markup
from tests.desk import Desk, Site
from tests.modules.workshop.modules import contents
from xblocks.core import olx

pytestmark = pytest.mark.django_db

CONTENTS = contents()
Data = dict[str, Any]


def parts(data: Data) -> Iterator[tuple[str, list[Data], int]]:
    """Everything in content that the sheet keys words by: how a note names it, the list it stands in, and where."""
    for field in ("tables", "figures", "pictures"):
        yield from ((f"{field}: {part['key']}", data[field], place) for place, part in enumerate(data[field]))
    for place, part in enumerate(data["findings"]):
        yield f"findings: {part['rule']} {part['severity']}", data["findings"], place
    for table in data["tables"]:
        for name, entries in (("columns", table["columns"]), ("rows", table["rows"])):
            if len(entries) > 1 or name == "rows":  # a table without any column is none
                for place, part in enumerate(entries):
                    yield f"tables: {table['key']}.{part['key']}", entries, place
        for column in table["columns"]:
            for place, option in enumerate(column["options"]):
                yield f"tables: {table['key']}.{column['key']}.{option['key']}", column["options"], place


def without(tag: str, number: int, language: str = "en") -> tuple[str, Data]:
    """How a note names the part with this number, and the default content without it."""
    data = CONTENTS[tag].default(language).model_dump(mode="json")
    name, entries, place = next(islice(parts(data), number, None))
    del entries[place]
    return name, data


def of_each_sort() -> Iterator[Any]:
    """The number of the first part of each sort: a table, a column, a choice, a finding, a figure, a picture."""
    for tag, module in CONTENTS.items():
        sorts: dict[str, int] = {}
        for number, (name, _entries, _place) in enumerate(parts(module.default("en").model_dump(mode="json"))):
            sort, key = name.split(":")
            sorts.setdefault(sort + "." * key.count(".") * (sort == "tables"), number)
        yield from (pytest.param(tag, number, id=f"{tag} {sort}") for sort, number in sorts.items())


def at_desk(tag: str, data: Data, language: str = "de") -> Desk:
    """Somebody before a block with that content, in a German course."""
    node = etree.Element(tag, url_name="x", display_name="X")
    node.append(olx.to_element(CONTENTS[tag].Content.model_validate(data)))
    return Site(language="de").desk(etree.tostring(node, encoding="unicode"), language=language)


@pytest.mark.parametrize("tag", CONTENTS)
def test_any_word_that_is_lacking_comes_from_the_default(tag):
    model, default = CONTENTS[tag].Content, CONTENTS[tag].default("en")
    assert default.lacking() == []
    assert default.completed(CONTENTS[tag].default("da")) is default
    many = len([*parts(default.model_dump(mode="json"))])
    assert many > 30
    for number in range(many):
        name, data = without(tag, number)
        content = model.model_validate(data)
        assert content.lacking() == [name]
        assert content.completed(default) == default


@pytest.mark.parametrize("tag", CONTENTS)
def test_of_what_stands_there_the_authors_words_count(tag):
    model, default = CONTENTS[tag].Content, CONTENTS[tag].default("en")
    data = default.model_dump(mode="json")
    del data["tables"][-1]["columns"][-1]
    data["tables"][-1]["title"] = "My own"
    data["tables"][-1]["columns"][0]["title"] = "My column"
    data["findings"] = data["findings"][:1]
    data["findings"][0]["title"] = "My finding"
    found = model.model_validate(data).completed(default)
    table = found.tables[-1]
    assert (table.title, table.columns[0].title, found.findings[0].title) == ("My own", "My column", "My finding")
    assert table.columns[-1] == default.tables[-1].columns[-1]
    assert found.findings[1:] == default.findings[1:]


@pytest.mark.parametrize("tag", CONTENTS)
def test_content_without_any_word_is_the_default(tag):
    default = CONTENTS[tag].default("en")
    data = default.model_dump(mode="json", exclude={"tables", "findings", "figures", "pictures"})
    assert CONTENTS[tag].Content.model_validate(data).completed(default) == default


@pytest.mark.parametrize("language", ["de", "en", "da"])
@pytest.mark.parametrize("tag", CONTENTS)
def test_words_come_in_the_language_of_the_content_whatever_the_course_speaks(tag, language):
    name, data = without(tag, 0, language)
    block = at_desk(tag, data).block()
    assert block.content_or_problems() == (CONTENTS[tag].default(language), [])
    assert [name in str(note.message) for note in block.notes()] == [True]
    data["language"] = None
    assert at_desk(tag, data).block().content_or_problems()[0].tables[0] == CONTENTS[tag].default("de").tables[0]


@pytest.mark.parametrize(("tag", "number"), [*of_each_sort()])
def test_the_author_is_told_and_learners_notice_nothing(tag, number):
    name, data = without(tag, number)
    whole = CONTENTS[tag].default("en").model_dump(mode="json")
    grown, same = (at_desk(tag, content) for content in (data, whole))
    assert grown.page() == same.page()
    assert grown.page("public_view") == same.page("public_view")
    assert grown.call("worksheet").html == same.call("worksheet").html
    author, other = (desk.but(studio=True, staff=True, language="en") for desk in (grown, same))
    (note,) = markup.parsed(author.page("author_view")).xpath("//*[@data-notes]")
    assert name in note.text_content() and "standard text" in note.text_content()
    assert "data-notes" not in other.page("author_view")
    assert grown.block().problems() == []
    model = CONTENTS[tag].Content
    assert olx.from_element(grown.export().find("content"), model) == model.model_validate(data)  # it stays as written


def _add(path: list[Any], key: str, data: Data) -> None:
    """Another entry like the first of the list at a path, with that key."""
    for step in path:
        data = data[step]
    data.append({**data[0], "key": key})


@pytest.mark.parametrize("tag", CONTENTS)
@pytest.mark.parametrize(
    "path",
    [["tables"], ["figures"], ["pictures"], ["limits"], ["tables", 1, "columns"]],
    ids=lambda path: str(path[-1]),
)
def test_words_of_what_the_sheet_does_not_have_are_refused(tag, path):
    model, default = CONTENTS[tag].Content, CONTENTS[tag].default("en")
    for key in ("nothing", None):
        data = default.model_dump(mode="json")
        _add(path, key or _first(data, path), data)
        with pytest.raises(ValueError, match="Not known to this sheet, or there twice") as caught:
            model.model_validate(data)
        assert (key or _first(data, path)) in str(caught.value)


def _first(data: Any, path: list[Any]) -> str:
    for step in path:
        data = data[step]
    return data[0]["key"]


@pytest.mark.parametrize("tag", CONTENTS)
def test_choices_that_a_column_does_not_have_are_refused(tag):
    data = CONTENTS[tag].default("en").model_dump(mode="json")
    choosing = [column for table in data["tables"] for column in table["columns"] if column["options"]]
    choosing[0]["options"][0]["key"] = "nothing"
    with pytest.raises(ValueError, match=rf"\.{choosing[0]['key']}\.nothing"):
        CONTENTS[tag].Content.model_validate(data)
