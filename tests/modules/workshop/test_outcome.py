"""What the rules say, as the page shows it: not more than people read; the printed sheet has all."""

from tests.modules.workshop import sheet
from xblocks.modules.workshop.outcome import SHOWN


def test_a_finding_names_the_first_rows_on_the_page_and_all_in_print(db: None) -> None:
    planner = sheet.seat(tag="lotse_digital_strategy")
    busy = {"owner": "One", "effort": "2", "impact": "4", "start": "2027-Q1", "end": "2027-Q1"}
    for number in range(1, SHOWN + 2):
        saved = sheet.save(planner, f"m{number}", {"name": f"plan {number}.", **busy}, table="measures")
    first = [f"Measure {number}: plan {number}." for number in range(1, SHOWN + 1)]
    last = f"Measure {SHOWN + 1}: plan {SHOWN + 1}."
    assert " → ".join([*first, "…"]) in sheet.text(saved.json["regions"]["outcome"])
    assert " → ".join([*first, last]) in sheet.text(planner.call("printable").html)
