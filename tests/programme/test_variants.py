"""What an operator chooses of a programme: sections for a county, days in a row."""

from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.build import build
from course_export.errors import Problems
from course_export.programme.load import load
from course_export.programme.order import WrongOrder
from course_export.programme.variants import SETTINGS, chosen, sections
from tests.course_export.making import IP_BASIC, copy_of_mini, grundprogramm, ip_basic, order
from tests.programme.refusing import problems

TEXT = "All.\n\n## One {county}\nMore.\n### Deeper\nStill.\n\n## Two\nBack.\n\n### Three {town}\nTown.\n"


def split(*values: str) -> tuple[str, str]:
    found = Problems()
    kept, left = sections(TEXT, values, "a.md", 1, found)
    assert not found.found
    return kept, left


def test_a_section_holds_with_all_below_it_or_not_at_all() -> None:
    kept, left = split("town")
    assert kept == "All.\n\n\n\n\n\n\n## Two\nBack.\n\n### Three\nTown.\n"
    assert left == "## One\nMore.\n### Deeper\nStill.\n"
    kept, left = split("county")
    assert "## One\nMore.\n### Deeper\nStill." in kept and "Town." not in kept and left.startswith("### Three")


@given(st.sets(st.sampled_from(["town", "county"])))
def test_lines_keep_their_numbers(values: set[str]) -> None:
    kept, _left = split(*values)
    assert len(kept.split("\n")) == len(TEXT.split("\n"))
    assert kept.split("\n").index("## Two") == TEXT.split("\n").index("## Two")


def test_a_value_that_does_not_exist_is_told_with_its_line(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    page = folder / "en/welcome.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n## Ours {village}\nText.\n", encoding="utf-8")
    (found,) = problems(folder)
    assert "there is no {village}; allowed: {apart}, {consecutive}, {county}, {in_person}" in found[2]


def test_sources_of_a_section_that_does_not_hold_are_none_of_the_page(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    page = folder / "en/welcome.md"
    text = page.read_text(encoding="utf-8").replace(
        "sources:\n", "sources:\n  law: {title: A law, url: 'https://example.org'}\n", 1
    )
    page.write_text(text + "\n## County {county}\nAs the law says.[^law]\n", encoding="utf-8")
    assert "A law" not in build(folder, order()).files["html/welcome-text.html"].decode()
    county = build(folder, order(settings={"body": "county"})).files["html/welcome-text.html"].decode()
    assert "As the law says." in county and "A law" in county


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"bodies": "county"}, "there is no setting “bodies”; allowed: body, days, mode"),
        ({"body": "land"}, "town, county"),
    ],
)
def test_what_cannot_be_chosen_is_refused(given: dict[str, str], message: str) -> None:
    with pytest.raises(WrongOrder, match=message):
        chosen(given)


def test_without_a_choice_the_first_value_of_each_holds() -> None:
    assert chosen({}) == {values[0] for values in SETTINGS.values()}


def test_days_in_a_row_bring_everything_after_them_forward() -> None:
    apart, row = grundprogramm().course.events, ip_basic(settings={"days": "consecutive"}).course.events
    days = [
        {event["key"]: date.fromisoformat(str(event["begins"])[:10]) for event in events} for events in (apart, row)
    ]
    assert days[0]["day_2"] - days[0]["day_1"] == timedelta(days=14)
    assert days[1]["day_2"] - days[1]["day_1"] == timedelta(days=1)
    assert {(days[0][key] - days[1][key]).days for key in ("day_2", "check_in_1", "retrospective")} == {13}


def test_a_county_reads_eight_examples_of_its_own() -> None:
    town, county = load(IP_BASIC, "de"), load(IP_BASIC, "de", (), {"body": "county"})
    units = {}
    for module, texts in county.texts.modules.items():
        for name, page in texts.all().items():
            before = [token.content for token in town.texts.modules[module].all()[name].text.tokens if token.content]
            after = [token.content for token in page.text.tokens if token.content]
            changes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
            added = [text for kind, _a, _b, c, d in changes if kind == "insert" for text in after[c:d]]
            if added:
                units[f"{module}-{name}"] = added
    assert len(units) == 8
    for name, added in units.items():
        said = " ".join(added)
        assert "Wendelrode" in said and "erfunden" in said, name
        assert 80 <= len(said.split()) <= 180, name
        assert any(
            word in said for word in ("staatliche", "eigene", "Auftragsangelegenheit", "Selbstverwaltung", "Kreistag")
        ) or ("Träger" in said), name
        assert "Mandat" in said or "entscheiden wir" in said, name
