"""The words of a workshop fit its sheet: exactly its keys, each once, with placeholders that exist."""

from importlib import import_module

import pytest
from pydantic import ValidationError

from xblocks.core import olx
from xblocks.kit.i18n import catalogue

MODULES = ("participation", "process_design")


def content(module: str):
    return import_module(f"xblocks.modules.{module}.content")


def changed(module, change):
    found = content(module)
    data = found.default("en").model_dump(mode="json")
    change(data)
    return found.Content.model_validate(data)


@pytest.mark.parametrize("module", MODULES)
@pytest.mark.parametrize("language", ["de", "en", "da"])
def test_the_defaults_fit_and_come_back_from_olx(module, language):
    found = content(module)
    words = found.default(language)
    assert words.language == language
    assert olx.from_element(olx.to_element(words), found.Content) == words


@pytest.mark.parametrize("module", MODULES)
def test_the_three_languages_say_the_same(module):
    shapes = []
    for language in ("de", "en", "da"):
        words = content(module).default(language)
        filled = [(f.rule, sorted(part for part in f.line.split("{")[1:])) for f in words.findings]
        hints = [(t.key, c.key, bool(c.hint), bool(c.short)) for t in words.tables for c in t.columns]
        shapes.append(([(rule, [p.split("}")[0] for p in parts]) for rule, parts in filled], hints, len(words.example)))
    assert [sorted(map(str, shape)) for shape in shapes[1:]] == [sorted(map(str, shapes[0]))] * 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data["tables"][0]["columns"].pop(), "Missing in “Tables”: as_is.rag"),
        (
            lambda data: data["tables"][0]["columns"].append(data["tables"][0]["columns"][0]),
            "twice, in “Tables”: as_is.name",
        ),
        (lambda data: data["tables"].reverse() or data["tables"].pop(), "Missing in “Tables”: as_is"),
        (lambda data: data["tables"][0]["columns"][2]["options"].pop(), "Missing in “Tables”: medium.person"),
        (lambda data: data["findings"].pop(), "Missing in “Findings”: W8-6 error"),
        (lambda data: data["figures"].pop(0), "Missing in “Figures”: lead_min"),
        (lambda data: data.update(limits=[{"key": "nothing", "value": 1}]), "in “Thresholds of the rules”: nothing"),
        (lambda data: data["findings"][0].update(line="{rows} {pce}"), "{pce}. Possible are: {rows}"),
    ],
)
def test_what_does_not_fit_is_named(change, said):
    with pytest.raises(ValidationError) as caught:
        changed("process_design", change)
    assert said in str(caught.value)
    message = caught.value.errors()[0]["ctx"]["error"].message
    german = message.said(catalogue("de").gettext)
    assert german != str(message) and "%(" not in german


@pytest.mark.parametrize("day", ["0000-05-05", "2027-02-30", "2027-13-01", "tomorrow"])
def test_a_day_of_the_example_is_one_that_every_year_has(day):
    with pytest.raises(ValidationError):
        changed("participation", lambda data: data["example"][0].update(feedback_date=day))


def test_thresholds_are_typed_with_point_or_comma():
    limits = [{"key": "pce_low_pct", "value": "7,5"}, {"key": "pce_high_pct", "value": "30.5"}]
    words = changed("process_design", lambda data: data.update(limits=limits))
    assert words.thresholds() == {"pce_low_pct": 7.5, "pce_high_pct": 30.5}


def test_thresholds_of_the_author_reach_the_rules():
    words = changed("process_design", lambda data: data.update(limits=[{"key": "handovers", "value": 4}]))
    assert words.thresholds() == {"handovers": 4}
