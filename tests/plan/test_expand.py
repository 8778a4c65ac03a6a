"""From a unit of the programme, or a whole module, to the units of a course."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from course_export.build import build
from course_export.plan.expand import Expander
from course_export.plan.tree import Block, Discussion, Html, Question, Review, Unit
from course_export.programme import blocks
from course_export.programme.load import load
from course_export.programme.model import Placement
from course_export.programme.model import Unit as ProgrammeUnit
from tests.course_export.making import MINI, copy_of_mini, mini, order


def units(*changes: tuple[str, str, str], folder: Path | None = None, **options: object) -> dict[str, Unit]:
    built = build(copy_of_mini(folder, *changes), order(**options)) if folder else mini(**options)
    return {unit.name: unit for unit in built.course.units()}


def body(unit: Unit) -> str:
    text = unit.components[0]
    assert isinstance(text, Html)
    return text.body


def test_a_page_becomes_a_text_with_its_discussion() -> None:
    unit = units()["welcome"]
    text, talk = unit.components
    assert (unit.title, unit.minutes, text.name) == ("Welcome & hello", 4, "welcome-text")
    assert talk == Discussion("welcome-discussion", "Which tea do you drink?", "Beginning", "mini-welcome")
    assert unit.review == Review("2026-11", "2027-10", 1)
    assert (unit.covers, unit.open) == (("IP-01",), ())


def test_the_body_of_a_page_has_minutes_text_sources_and_files_in_this_order() -> None:
    text = body(units()["welcome"])
    marks = [
        "Time: 4 minutes",
        "22 March 2027",
        "/static/page-pot.svg",
        "/jump_to_id/tea-water",
        "Sources",
        "To download",
    ]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)
    assert 'href="https://example.org/leaves?a=1&amp;b=2"' in text
    assert "<h3>What happens</h3>" in text, "headings nest under the title of the unit"
    assert "The first pot (calendar file)" in text


def test_what_a_course_does_not_offer_is_not_listed() -> None:
    assert "To download" not in body(units(self_paced=True)["welcome"])


def test_a_unit_of_blocks_alone_has_its_title_and_minutes_from_the_programme() -> None:
    unit = units()["rate"]
    assert (unit.title, unit.minutes, unit.open) == ("Where you stand", 10, ("IP-09",))
    text, block = unit.components
    assert isinstance(text, Html) and text.body == "<p><em>Time: 10 minutes</em></p>\n"
    assert isinstance(block, Block)
    assert (block.name, block.title, block.tag) == ("rating", "Rate yourself", "lotse_self_assessment")
    assert block.settings == {"occasion": "T2", "record": "tea"}
    assert unit.review is None


def test_a_module_has_its_units_in_order() -> None:
    found = [(unit.name, unit.title, unit.minutes) for unit in units().values() if unit.name.startswith("tea-")]
    assert found == [
        ("tea-overview", "Aims and structure", 3),
        ("tea-water", "Water", 9),
        ("tea-checks", "Check yourself", 5),
        ("tea-transfer", "Your next step", 5),
        ("tea-kit", "Pass it on in 20 minutes", 20),
    ]


def test_the_overview_lists_what_comes_after_it() -> None:
    text = body(units()["tea-overview"])
    links = [f'"/jump_to_id/tea-{name}"' for name in ("water", "checks", "transfer", "kit")]
    assert [text.index(link) for link in links] == sorted(text.index(link) for link in links)
    assert "tea-overview" not in text


def test_questions_are_numbered_and_say_when_several_answers_count() -> None:
    _text, *questions = units()["tea-checks"].components
    assert [(q.name, q.title, q.hint) for q in questions if isinstance(q, Question)] == [
        ("tea-check-heat", "Question 1", None),
        ("tea-check-needed", "Question 2", "Choose all answers that apply."),
        ("tea-check-degrees", "Question 3", None),
    ]


def test_the_lines_of_a_module_stand_where_people_act(tmp_path: Path) -> None:
    acting = {name: unit.covers for name, unit in units().items() if name.startswith("tea-") and unit.covers}
    assert acting == {"tea-checks": ("IP-16",)}
    with_workshop = units(
        ("programme.yaml", "workshop: null", "open: [IP-17]\n        workshop: lotse_participation"), folder=tmp_path
    )
    assert (with_workshop["tea-workshop"].covers, with_workshop["tea-workshop"].open) == (("IP-16",), ("IP-17",))
    assert with_workshop["tea-checks"].covers == with_workshop["tea-checks"].open == ()


def test_a_workshop_has_the_settings_of_its_programme(tmp_path: Path) -> None:
    settings = "workshop: lotse_participation\n        workshop_settings: {teamset: projects, group: team}"
    unit = units(("programme.yaml", "workshop: null", settings), folder=tmp_path)["tea-workshop"]
    assert unit.minutes == 30
    text, block = unit.components
    assert isinstance(text, Html) and text.body == "<p><em>Time: 30 minutes</em></p>\n"
    assert isinstance(block, Block)
    assert (block.name, block.title) == ("tea-workshop-block", "Tea")
    assert list(block.settings.items()) == [("group", "team"), ("teamset", "projects")]


def test_a_reflection_asks_the_question_of_each_module(tmp_path: Path) -> None:
    unit = units(("programme.yaml", "reflection: null", "reflection: lotse_reflection"), folder=tmp_path)[
        "tea-transfer"
    ]
    block = unit.components[1]
    assert isinstance(block, Block)
    assert (block.name, block.tag, block.settings) == ("tea-transfer-block", "lotse_reflection", {})
    assert "Whom will you make tea for this week?" in block.content.model_dump_json()
    assert "tea-transfer" in block.content.model_dump_json(), "answers are kept under the name of the unit"
    assert "Whom will you make tea" not in body(unit), "the question stands on the page once, above its field"
    assert body(unit).endswith("<p>Take five minutes and write your answer down right here.</p>\n")
    assert "Nobody collects it." in body(units()["tea-transfer"])


class Wall(BaseModel):
    """Settings of more kinds than any block has today."""

    late: bool = False
    limit: int = 3
    quiet: bool = True


def test_a_setting_that_is_no_text_is_written_as_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks.content_api("lotse_portfolio"), "Settings", Wall)
    settings: dict[str, str | int | bool] = {"limit": 7, "late": True}
    placement = Placement(block="lotse_portfolio", key="wall", title={"en": "Wall"}, settings=settings)
    unit = ProgrammeUnit(key="wall-unit", page=None, title={"en": "Wall"}, minutes=5, blocks=[placement])
    block = Expander(load(MINI, "en"), {}, {}, {}).unit(unit, "Chapter", "").components[1]
    assert isinstance(block, Block)
    assert list(block.settings.items()) == [("late", "true"), ("limit", "7")], "what is not set is not written"


def test_a_text_is_said_in_the_language_of_the_course() -> None:
    expander = Expander(load(MINI, "en"), {}, {}, {})
    assert expander.say({"*": "Tea"}) == "Tea"
    assert expander.say({"en": "Tea", "de": "Tee"}) == "Tea"
