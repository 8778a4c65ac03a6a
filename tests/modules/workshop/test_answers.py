"""What comes back after a change: the regions that show something of it."""

from tests.modules.workshop import sheet
from tests.modules.workshop.sheet import Desk
from xblocks.modules.workshop.spec import MAX_DRAWN

_PICTURES = {"picture-portfolio", "picture-roadmap"}


def _planner(count: int) -> Desk:
    """Somebody with so many measures."""
    planner = sheet.seat(tag="lotse_digital_strategy")
    values = {"effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q2"}
    for number in range(1, count + 1):
        assert (
            sheet.save(planner, f"m{number}", {"name": f"measure {number}", **values}, table="measures").status == 200
        )
    return planner


def test_a_picture_of_the_whole_sheet_is_drawn_page_by_page_where_nobody_could_read_it(db: None) -> None:
    planner = _planner(MAX_DRAWN)
    values = {"effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q2"}
    assert "The picture shows rows" not in sheet.text(planner.page())
    more = sheet.save(planner, "last", {"name": "one more", **values}, table="measures").json["regions"]
    turned = sheet.step(planner, "page:measures:20").json["regions"]
    goal = sheet.save(planner, "goal", {"name": "faster"}, table="goals", at="measures=20").json["regions"]
    for regions, rows in ((more, "41 to 41"), (turned, "21 to 40"), (goal, "21 to 40")):
        assert regions.keys() >= _PICTURES
        assert all(f"The picture shows rows {rows} of 41." in sheet.text(regions[name]) for name in _PICTURES)


def test_a_change_elsewhere_draws_a_picture_of_the_whole_sheet_anew(db: None) -> None:
    planner = _planner(2)
    regions = sheet.save(planner, "goal", {"name": "faster"}, table="goals").json["regions"]
    assert regions.keys() >= _PICTURES
    assert all("measure 2" in sheet.text(regions[name]) for name in _PICTURES)
