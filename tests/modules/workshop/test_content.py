"""The words of a workshop: what they may not hold, thresholds, values to begin with, an example that fits."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.modules.workshop.invented import SPEC
from tests.modules.workshop.modules import contents
from xblocks.core import olx
from xblocks.kit.i18n import catalogue
from xblocks.modules.process_design import content as process_design
from xblocks.modules.workshop.content import Option, WorkshopContent, filled

CONTENTS = contents()
LANGUAGES = ("de", "en", "da")


def changed(change: Any) -> Any:
    """The default content of the process workshop with a change."""
    data = process_design.default("en").model_dump(mode="json")
    change(data)
    return process_design.Content.model_validate(data)


def test_a_choice_may_have_a_key_of_any_letters():
    assert Option(key="Bund-Länder", title="x").key == "Bund-Länder"
    for key in ("", "Bund Länder", "a:b", "x" * 65):
        with pytest.raises(ValidationError):
            Option(key=key, title="x")


@pytest.mark.parametrize("tag", CONTENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_defaults_fit_and_come_back_from_olx(tag, language):
    words = CONTENTS[tag].default(language)
    assert (words.language, words.lacking(), words.faults()) == (language, [], [])
    assert olx.from_element(olx.to_element(words), CONTENTS[tag].Content) == words
    with pytest.raises(KeyError):
        CONTENTS[tag].default("tlh")


@pytest.mark.parametrize("tag", CONTENTS)
def test_the_three_languages_say_the_same(tag):
    def shape(language: str) -> Any:
        words = CONTENTS[tag].default(language)
        filled_in = [(f.key, sorted(part.split("}")[0] for part in f.line.split("{")[1:])) for f in words.findings]
        hints = [(t.key, c.key, bool(c.hint)) for t in words.tables for c in t.columns]
        options = [(c.key, [o.key for o in c.options]) for t in words.tables for c in t.columns]
        # The example of a country is its own, and may have other rows; each fills in the same cells.
        rows = [(entry.table, {tuple(sorted(row.texts())) for row in entry.rows}) for entry in words.example]
        keys = [[part.key for part in parts] for parts in (words.figures, words.pictures, words.limits)]
        return filled_in, hints, options, rows, keys, words.thresholds()

    assert shape("de") == shape("en") == shape("da")


@pytest.mark.parametrize("tag", CONTENTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_default_has_a_row_in_every_table_that_needs_one(tag, language):
    words = CONTENTS[tag].default(language)
    rows = words.example_rows()
    assert len(rows) == sum(len(entry.rows) for entry in words.example)
    tables = {row.table for row in rows}
    assert {table.name for table in words.SPEC.tables if table.needed} | {"subject"} <= tables
    for row in rows:
        assert row.cells and set(row.cells) <= {column.name for column in words.SPEC.table(row.table).columns}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["tables"][1]["columns"].append(data["tables"][1]["columns"][0]), "“Tables”: as_is.name"),
        (lambda data: data["tables"].append(data["tables"][0]), "“Tables”: subject"),
        (lambda data: data["tables"][1].update(key="before"), "“Tables”: before"),
        (lambda data: data["tables"][1]["columns"][2]["options"][0].update(key="fax"), "“Tables”: as_is.medium.fax"),
        (lambda data: data["tables"][1].update(rows=[{"key": "x", "title": "x"}]), "“Tables”: as_is.x"),
        (lambda data: data["findings"].append(data["findings"][-1]), "“Findings”: W8-6 error"),
        (lambda data: data["findings"][0].update(severity="error"), "“Findings”: W8-1 error"),
        (lambda data: data["figures"].append({"key": "profit", "title": "x"}), "“Figures”: profit"),
        (lambda data: data["pictures"].append({"key": "other", "title": "x"}), "“Pictures”: other"),
        (lambda data: data.update(limits=[{"key": "nothing", "value": 1}]), "“Thresholds of the rules”: nothing"),
        (lambda data: data["findings"][0].update(line="{rows} {pce}"), "{pce}. Possible are: {rows}"),
    ],
)
def test_what_does_not_fit_is_named(change, said):
    with pytest.raises(ValidationError) as caught:
        changed(change)
    assert said in str(caught.value)
    message = caught.value.errors()[0]["ctx"]["error"].message
    german = message.said(catalogue("de").gettext)
    assert german != str(message) and "%(" not in german


def test_thresholds_are_typed_with_point_or_comma():
    limits = [{"key": "pce_low_pct", "value": "7,5"}, {"key": "pce_high_pct", "value": "30.5"}]
    words = changed(lambda data: data.update(limits=limits))
    assert words.thresholds() == {"pce_low_pct": 7.5, "pce_high_pct": 30.5}


@pytest.mark.parametrize(("typed", "said"), [("4", "4"), ("4,0", "4"), (4, "4"), ("-2", "-2"), ("7,50", "7.5")])
def test_thresholds_are_shown_to_authors_as_they_would_write_them(typed, said):
    words = changed(lambda data: data.update(limits=[{"key": "handovers", "value": typed}]))
    assert str(words.limits[0].value) == str(words.model_dump(mode="json")["limits"][0]["value"]) == said
    assert olx.to_element(words).find("limit").get("value") == said


@pytest.mark.parametrize("typed", ["", "many", "inf", "nan", 10**9, None, "4,5,6"])
def test_what_is_no_threshold_is_refused_in_one_place(typed):
    with pytest.raises(ValidationError) as caught:
        changed(lambda data: data.update(limits=[{"key": "handovers", "value": typed}]))
    assert [error["loc"] for error in caught.value.errors()] == [("limits", 0, "value")]


def test_thresholds_of_the_author_are_those_that_the_rules_get():
    assert changed(lambda data: data.update(limits=[{"key": "handovers", "value": 4}])).thresholds() == {"handovers": 4}


def test_lines_are_filled_in_where_there_is_something():
    assert filled("{rows}: {level} of {minimum}", {"rows": "A", "level": "1"}) == "A: 1 of {minimum}"


# Values that a sheet begins with, an example that does not fit: of a sheet that no module has


class Invented(WorkshopContent):
    SPEC = SPEC


def words(**whole: Any) -> Invented:
    """Content of the invented sheet; `whole` are values to begin with, by column."""
    columns = [{"key": name, "title": name, "preset": value} for name, value in whole.items()]
    table = {"key": "whole", "title": "Whole", "row": "Row", "empty": "-", "columns": columns}
    return Invented.model_validate({"title": "x", "introduction": "x", "tables": [table] if columns else []})


def test_a_sheet_begins_with_the_values_that_the_content_says():
    assert words(time="2 days", sum="49,50", sure="true").presets() == {
        "whole": {"time": 960, "sum": 49.5, "sure": True}
    }
    assert words().presets() == words(sum=None).presets() == {}


def test_values_to_begin_with_that_cannot_be_read_are_left_out_and_named():
    found = words(sum="much", time="90")
    assert found.presets() == {"whole": {"time": 90}}
    assert [(path, bool(str(message))) for path, message in found.faults()] == [
        (("tables", 0, "columns", 0, "preset"), True)
    ]


def test_a_day_has_the_minutes_of_the_content():
    found = words(time="2 days").model_copy(update={"day_minutes": 444})
    assert found.presets() == {"whole": {"time": 888}}


@pytest.mark.parametrize("minutes", [59, 1441, "long"])
def test_a_day_has_as_many_minutes_as_a_day_can_have(minutes):
    with pytest.raises(ValidationError):
        Invented.model_validate({"title": "x", "introduction": "x", "day_minutes": minutes})


def test_of_an_example_what_fits_is_shown_and_the_rest_is_named():
    example = [
        {"table": "goals", "rows": [{"id": "g1", "name": "Shorter"}, {"name": "x" * 201}]},
        {"table": "whole", "rows": [{"sum": "much", "time": "1 day"}]},
        {"table": "nowhere", "rows": [{"name": "x"}]},
    ]
    found = Invented.model_validate({"title": "x", "introduction": "x", "example": example})
    rows = [(row.table, row.cells) for row in found.example_rows()]
    assert rows == [("goals", {"name": "Shorter"}), ("goals", {}), ("whole", {"time": 480})]
    assert found.example_rows()[0].key == "g1" and found.example_rows()[2].key == "whole"
    assert [path for path, _message in found.faults()] == [
        ("example", 0, "rows", 1, "cells", "name"),
        ("example", 1, "rows", 0, "cells", "sum"),
        ("example", 2, "table"),
    ]
