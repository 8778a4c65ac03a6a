"""The whole way: names that stay, an operator's own programme like ours."""

import json
import re
import tarfile
from datetime import date
from pathlib import Path

import pytest
from lxml import etree, html
from olxcleaner import validate

from course_export.build import Built, build, write
from course_export.programme.model import Structure
from course_export.programme.order import Order, WrongOrder
from tests.course_export.making import IP_BASIC, MINI, copy_of_mini, grundprogramm, ip_basic, mini, order

ROOT = Path(__file__).parents[2]


def own_blocks(built: Built) -> set[str]:
    """Return the tags of our own blocks in a course."""
    tags = {component.tag for unit in built.course.units() for component in unit.components}
    return {tag for tag in tags if tag.startswith("lotse_")}


@pytest.fixture(scope="module")
def built() -> Built:
    return grundprogramm()


def test_no_path_of_this_machine_is_in_a_course(built: Built) -> None:
    for name, content in built.files.items():
        assert str(ROOT).encode() not in content, name


def test_olxcleaner_finds_nothing_at_all(built: Built, tmp_path: Path) -> None:
    with tarfile.open(write(built, tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    _course, errors, _names = validate(
        str(tmp_path / "course"), steps=8, allowed_xblocks=[*own_blocks(built), "discussion"]
    )
    assert [error.description for error in errors.errors] == []


def test_every_text_is_well_formed_and_every_id_is_used_once(built: Built) -> None:
    for name, content in built.files.items():
        if name.endswith(".html") and name.startswith(("html/", "tabs/", "about/overview")):
            tree = etree.fromstring(b"<div>" + content + b"</div>")
            ids = [str(found) for found in tree.xpath("//@id")]
            assert len(ids) == len(set(ids)), name
            assert not re.search(rb"\{\{|%7B%7B", content), name
        elif name.endswith(".xml"):
            etree.fromstring(content)


def test_every_link_into_the_course_and_every_file_is_there(built: Built) -> None:
    units = {unit.name for unit in built.course.units()}
    for name, content in built.files.items():
        if name.endswith(".html") and content:
            tree = html.fromstring(content.decode())
            for target in tree.xpath("//@href | //@src"):
                if target.startswith("/jump_to_id/"):
                    assert target.removeprefix("/jump_to_id/") in units, (name, target)
                elif target.startswith("/"):
                    assert target.removeprefix("/") in built.files, (name, target)


def test_every_unit_says_its_minutes_and_the_first_one_all(built: Built) -> None:
    for unit in built.course.units():
        assert f"Dauer: {unit.minutes} Minuten" in built.files[f"html/{unit.components[0].name}.html"].decode()
    first = built.files["html/aims-text.html"].decode()
    assert f"<td>{built.course.hours['total']:g} Stunden</td>".replace(".", ",") in first
    for chapter in built.course.chapters:
        assert (chapter.title in first) == (chapter.name not in ("briefing", "facilitation")), "those are for others"


def test_blocks_are_inline_and_carry_what_the_platform_needs(built: Built) -> None:
    unit = etree.fromstring(built.files["vertical/rate-before.xml"])
    block = unit.find("lotse_self_assessment")
    assert dict(block.attrib) == {
        "url_name": "check-before-rating",
        "xblock-family": "xblock.v1",
        "display_name": "Kompetenzcheck vor Tag 1",
        "occasion": "T0",
        "record": "competences",
    }
    assert [child.tag for child in block] == ["content"]
    units = {module.get("unit") for module in block.iter("module")}
    assert units <= {unit.name for unit in built.course.units()}, "recommended modules lead into this course"


def test_the_policy_says_how_the_course_works(built: Built) -> None:
    settings = json.loads(built.files["policies/r1/policy.json"])["course/r1"]
    assert settings["advanced_modules"] == sorted(own_blocks(built))
    assert settings["tabs"][0]["type"] == "courseware"
    assert [tab["url_slug"] for tab in settings["tabs"] if tab["type"] == "static_tab"] == ["enquiry", "glossary"]
    assert settings["other_course_settings"]["lotse_minutes"]["aims"] == 6
    certificate = settings["certificates"]["certificates"][0]
    assert "Wissensfragen" in certificate["description"]
    grading = json.loads(built.files["policies/r1/grading_policy.json"])
    assert [grader["type"] for grader in grading["GRADER"]] == ["Wissensfragen"]
    graded = [name for name, content in built.files.items() if b'format="Wissensfragen" graded="true"' in content]
    assert len(graded) == grading["GRADER"][0]["min_count"] == 9


def test_the_last_part_opens_three_months_later(built: Built) -> None:
    assert etree.fromstring(built.files["chapter/review.xml"]).get("start") == "2027-04-11T22:00:00Z"
    assert etree.fromstring(built.files["sequential/retrospective-day.xml"]).get("start") == "2027-04-25T22:00:00Z"


def test_a_self_paced_course_has_weeks() -> None:
    built = ip_basic(self_paced=True)
    parts = [content for name, content in built.files.items() if name.startswith(("chapter/", "sequential/"))]
    assert not any(b"start=" in content for content in parts)
    assert etree.fromstring(built.files["sequential/team_building.xml"]).get("relative_weeks_due") == "3"
    assert json.loads(built.files["policies/r1/policy.json"])["course/r1"]["self_paced"] is True
    assert "Termin: Woche 3." in built.files["html/day-1-text.html"].decode()


def test_names_stay_when_titles_change_and_parts_move(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("en/welcome.md", "title: Welcome & hello", "title: Good morning"),
        ("programme.yaml", "title: Beginning", "title: The beginning"),
        ("lessons/tea/en/module.yaml", "title: Tea", "title: All about tea"),
        ("lessons/tea/en/checks.yaml", "What do you need?", "What is needed?"),
    )
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    head, begin, later = re.split(r"(?m)^  - key: (?=begin|later)", text)
    (folder / "programme.yaml").write_text(f"{head}  - key: {later}  - key: {begin}", encoding="utf-8")
    moved = build(folder, order())
    assert set(moved.files) == set(mini().files)


def test_the_same_programme_elsewhere_gives_the_same_course(tmp_path: Path) -> None:
    assert build(copy_of_mini(tmp_path), order()).tarball == mini().tarball


def test_a_programme_of_ones_own_may_use_lotses_lessons(tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path, ("programme.yaml", "covers: [IP-16]", "covers: [IP-16]\n      - module: networks"))
    (folder / "en").rename(folder / "de")
    (folder / "lessons/tea/en").rename(folder / "lessons/tea/de")
    for file in (folder / "de/welcome.md", folder / "lessons/tea/de/water.md"):
        file.write_text(file.read_text(encoding="utf-8").replace("/en/", "/de/"), encoding="utf-8")
    built = build(folder, order(language="de"))
    assert "vertical/networks-draw.xml" in built.files
    assert "static/networks-winter.svg" in built.files


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"contact": {"fax": "1"}}, "allowed: contact.organisation, contact.email"),
        ({"contact": {"email": " "}}, "contact.email is empty"),
        ({"contact": {"email": "a\x01"}}, "more than a line of text"),
        ({"org": "o" * 60, "course": "c" * 60, "run": "r" * 100}, "longer than the platform keeps"),
    ],
)
def test_options_that_do_not_fit_are_refused(options: dict[str, object], message: str) -> None:
    with pytest.raises(WrongOrder, match=re.escape(message)):
        build(MINI, order(**options))


def test_a_workshop_and_a_reflection_are_one_line_each(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path,
        ("programme.yaml", "workshop: null", "workshop: lotse_self_assessment"),
        ("programme.yaml", "reflection: null", "reflection: lotse_reflection"),
    )
    built = build(folder, order())
    assert 'url_name="tea-workshop-block"' in built.files["vertical/tea-workshop.xml"].decode()
    assert 'url_name="tea-transfer-block"' in built.files["vertical/tea-transfer.xml"].decode()
    assert "Whom will you make tea" in built.files["vertical/tea-transfer.xml"].decode()
    covers = json.loads(built.files["static/lotse-manifest.json"])["covers"]["IP-16"]
    assert covers[0].endswith("@vertical+block@tea-workshop"), "the module's lines move to where people act"


def test_a_programme_says_who_shares_the_sheets_of_a_workshop(tmp_path: Path) -> None:
    settings = "workshop: lotse_participation\n        workshop_settings: {group: team, teamset: projects}"
    built = build(copy_of_mini(tmp_path, ("programme.yaml", "workshop: null", settings)), order())
    assert 'group="team" teamset="projects"' in built.files["vertical/tea-workshop.xml"].decode()


def test_the_course_ends_where_its_structure_says() -> None:
    assert "ends" in Structure.model_fields
    built = build(IP_BASIC, Order("de", "H", "r1", date(2027, 1, 11), end=date(2027, 12, 31)))
    assert json.loads(built.files["policies/r1/policy.json"])["course/r1"]["end"] == "2027-12-31T23:00:00Z"


def test_a_block_has_the_content_its_programme_gives_it(tmp_path: Path) -> None:
    folder = copy_of_mini(
        tmp_path, ("programme.yaml", "record: tea}", "record: tea}\n                content: tea-skills")
    )
    (folder / "en" / "tea-skills.yaml").write_text(
        "version: 1\n"
        "title: How well you make tea\n"
        "introduction: Think of the last pot.\n"
        "plain_gain_note: Now minus then.\n"
        "retrospective_gain_note: Now minus how it was.\n"
        "competences:\n"
        "  - {key: pot, title: The pot, question: Do you warm it?, levels: [Never, Always]}\n",
        encoding="utf-8",
    )
    text = build(folder, order()).files["vertical/rate.xml"].decode()
    assert 'title="How well you make tea"' in text
    assert "Do you warm it?" in text
