"""Scripts as pages of the course for those who lead."""

from pathlib import Path

from lxml import html

from course_export.build import build
from tests.course_export.making import change, order
from tests.programme.test_scripts import planned


def page(folder: Path) -> html.HtmlElement:
    change(
        folder / "programme.yaml",
        "      - module: tea\n",
        "      - key: lead\n        title: Leading\n        units:\n          - {key: lead-pot, script: pot}\n      - module: tea\n",
    )
    built = build(folder, order())
    unit = next(unit for unit in built.course.units() if unit.name == "lead-pot")
    assert (unit.title, unit.minutes) == ("The first pot", 90)
    return html.fragment_fromstring(built.files["html/lead-pot-text.html"].decode(), create_parent="div")


def test_each_step_has_its_minutes_and_what_is_said_as_a_quotation(tmp_path: Path) -> None:
    tree = page(planned(tmp_path))
    headings = [heading.text_content() for heading in tree.iter("h3")]
    assert headings[:2] == ["0–30 · Water", "30–90 · Tea"]
    assert headings[2:] == ["Room", "Material", "Three lifelines", "Online", "Ten minutes late? Leave this out"]
    quoted = [quote.text_content().strip() for quote in tree.iter("blockquote")]
    assert quoted == ["Please boil the water.", "Please wait for three minutes."]


def test_what_is_done_and_on_the_wall_stands_below_where_there_is_something(tmp_path: Path) -> None:
    said = [p.text_content() for p in page(planned(tmp_path)).iter("p")]
    assert "Do: Hand out kettles." in said and "On the wall: Boil." in said
    assert sum(text.startswith("Do:") for text in said) == 1


def test_material_and_lifelines_are_tables(tmp_path: Path) -> None:
    tables = [[cell.text_content() for cell in table.iter("td")] for table in page(planned(tmp_path)).iter("table")]
    assert tables[0] == ["kettles", "2", "3"] and tables[1][:2] == ["It boils over.", "Take it off."]
