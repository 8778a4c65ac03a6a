"""The framework that ships, in three languages, and own ones."""

from typing import Any

import pytest

from tests.self_assessment.framework import framework
from xblocks.core import olx
from xblocks.self_assessment.content import Content, default, linked

LANGUAGES = ("de", "en", "da")
# The modules of each competence: docs/domain/competences.md.
MODULES = {
    "C1": "foundations future",
    "C2": "team design",
    "C3": "process participation",
    "C4": "future team",
    "C5": "process",
    "C6": "process future design",
    "C7": "process strategy",
    "C8": "foundations participation",
    "C9": "people participation process",
    "C10": "process networks",
}


def structure(value: Any) -> Any:
    """A content without its texts."""
    if isinstance(value, dict):
        return {
            key: entry if key in ("key", "unit", "modules") and isinstance(entry, str) else structure(entry)
            for key, entry in value.items()
            if key != "language"
        }
    return [structure(entry) for entry in value] if isinstance(value, list) else type(value).__name__


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_is_the_ten_criteria_of_the_brief(language: str) -> None:
    content = default(language)
    assert content.language == language
    assert [entry.key for entry in content.competences] == list(MODULES)
    assert all(len(entry.levels) == 5 and len(set(entry.levels)) == 5 for entry in content.competences)
    for entry in content.competences:
        found = [key.removeprefix("digital_").partition("_")[0] for key in entry.modules]
        assert sorted(found) == sorted(MODULES[entry.key].split()), entry.key


def test_the_languages_have_the_same_structure_and_different_words() -> None:
    contents = [default(language) for language in LANGUAGES]
    first, *others = (structure(content.model_dump(mode="json")) for content in contents)
    assert all(other == first for other in others)
    for parts in zip(*(content.competences for content in contents), strict=True):
        assert len({part.question for part in parts}) == 3
        assert [part.modules for part in parts] == [parts[0].modules] * 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_default_survives_olx(language: str) -> None:
    content = default(language)
    assert olx.from_element(olx.parse(olx.to_text(olx.to_element(content))), Content) == content


def test_there_is_no_other_language() -> None:
    with pytest.raises(KeyError):
        default("fr")


def test_jump_targets_are_filled_where_there_is_one_and_kept_where_not() -> None:
    content = framework({"key": "a", "modules": ["m1"]}, modules=("m1", "m2"))
    content = linked(content, {"m1": "unit-0", "m2": "old"})
    assert [module.unit for module in linked(content, {"m1": "unit-1", "other": "x"}).modules] == ["unit-1", "old"]


def test_modules_that_the_course_lacks_are_recommended_by_nothing() -> None:
    content = framework({"key": "a", "modules": ["m1", "m2"]}, {"key": "b", "modules": ["m1"]}, modules=("m1", "m2"))
    found = linked(content, {"m2": "unit-2"})
    assert [module.key for module in found.modules] == ["m2"]
    assert [one.modules for one in found.competences] == [["m2"], []]


@pytest.mark.parametrize(
    ("competences", "modules", "message"),
    [
        ([{"key": "a"}, {"key": "a"}], (), "twice"),
        ([{"key": "a"}], ("m", "m"), "twice"),
        ([{"key": "a", "modules": ["m"]}], ("n",), "Not among"),
        ([{"key": "a b"}], (), "pattern"),
        ([{"key": "a" * 33}], (), "at most 32"),
        ([{"key": "a", "levels": ["only one"]}], (), "at least 2"),
        ([{"key": "a", "levels": [str(n) for n in range(11)]}], (), "at most 10"),
        ([], (), "at least 1"),
        ([{"key": f"c{n}"} for n in range(101)], (), "at most 100"),
    ],
)
def test_frameworks_that_make_no_sense_are_refused(
    competences: list[Any], modules: tuple[str, ...], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        framework(*competences, modules=modules)
