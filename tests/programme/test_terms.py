"""Words that follow what an operator chooses, with their cases."""

from pathlib import Path

import pytest
import yaml

from course_export.build import build
from course_export.programme.load import load
from course_export.programme.places import SHIPPED
from tests.course_export.making import copy_of_mini, order
from tests.programme.refusing import problems

TERMS = """council:
  town: {nominative: der Rat, dative: dem Rat}
  county: {nominative: der Kreistag, dative: dem Kreistag}
"""


def own(folder: Path, line: str, terms: str = TERMS) -> Path:
    """Return the small programme with terms of its own, and a line more on its first page."""
    programme = copy_of_mini(folder)
    (programme / "lessons/terms").mkdir()
    (programme / "lessons/terms/en.yaml").write_text(terms, encoding="utf-8")
    page = programme / "en/welcome.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    return programme


def test_a_word_has_its_case_for_what_is_chosen_and_a_capital_where_it_is_asked_for(tmp_path: Path) -> None:
    folder = own(tmp_path, "{{Council.nominative}} decides, with {{ council.dative }}.")
    for body, said in (
        ("town", "Der Rat decides, with dem Rat."),
        ("county", "Der Kreistag decides, with dem Kreistag."),
    ):
        assert said in build(folder, order(settings={"body": body})).files["html/welcome-text.html"].decode()


def test_an_unknown_case_and_an_unknown_term_are_told_with_their_lines(tmp_path: Path) -> None:
    folder = own(tmp_path, "{{council.vocative}}\n\n{{mayor.dative}}")
    lines = (folder / "en/welcome.md").read_text(encoding="utf-8").split("\n")
    one, other = problems(folder)
    assert one[1] == lines.index("{{council.vocative}}") + 1 and other[1] == lines.index("{{mayor.dative}}") + 1
    assert "the term “council” has no case “vocative”; allowed: nominative, dative" in one[2]
    assert "there is no term “mayor”; allowed: council, contact, date, day, hours" in other[2]


def test_a_script_has_words_of_the_body_as_well(tmp_path: Path) -> None:
    folder = own(tmp_path, "Text.")
    module = folder / "lessons/tea/en/module.yaml"
    module.write_text(module.read_text(encoding="utf-8").replace("title: ", "title: With {{council.dative}} – ", 1))
    title = load(folder, "en", (), {"body": "county"}).texts.modules["tea"].head.title
    assert title.startswith("With dem Kreistag – ")


def test_terms_without_a_word_for_every_value_are_refused(tmp_path: Path) -> None:
    (found,) = problems(own(tmp_path, "Text.", "council:\n  town: {dative: dem Rat}\n"))
    assert "council needs a word for each of town, county or apart, consecutive or in_person, online" in found[2]


def test_cases_that_one_value_lacks_are_refused(tmp_path: Path) -> None:
    terms = "council:\n  town: {dative: dem Rat}\n  county: {genitive: des Kreistags}\n"
    (found,) = problems(own(tmp_path, "Text.", terms))
    assert "council has not the same cases for town and county" in found[2]


@pytest.mark.parametrize("folder", ["programmes", "lessons"])
def test_what_we_ship_is_yaml_before_terms_take_their_places_too(folder: str) -> None:
    """Other editors read these files, and know no terms."""
    for path in (SHIPPED / folder).rglob("*.yaml"):
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
