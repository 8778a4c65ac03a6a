"""What a page says of privacy: the promises in sight, the rest folded, in the reader's language."""

import re

import pytest

from tests.desk import Desk, Site
from xblocks.core.privacy import RECORDS
from xblocks.kit import privacy

pytestmark = pytest.mark.django_db
OLX = {
    "lotse_reflection": '<lotse_reflection url_name="a" display_name="A"/>',
    "lotse_self_assessment": '<lotse_self_assessment url_name="a" display_name="A" occasion="T0"/>',
}
WORDS = {
    "en": ("Only you", "voluntary", "technical means", "3 years"),
    "de": ("nur Sie", "freiwillig", "technischen Mitteln", "3 Jahren"),
    "da": ("Kun du", "frivilligt", "tekniske midler", "3 år"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("block", OLX)
def test_who_reads_whether_one_must_and_how_long_is_in_sight_before_anything_is_unfolded(
    block: str, language: str
) -> None:
    site = Site()
    page = Desk(site, site.place(OLX[block]), 1, language=language).page()
    in_sight = re.sub("<details.*?</details>", "", page, flags=re.DOTALL)
    for said in WORDS[language]:
        assert said.lower() in in_sight.lower()
    assert 'data-key="privacy"' in page


def test_a_time_is_told_in_years_where_it_is_whole_years() -> None:
    told = privacy.stored(list(RECORDS))
    assert [entry["years"] for entry in told if entry["days"] == 1095] == [3] * sum(
        record.days == 1095 for record in RECORDS.values()
    )
    assert {entry["years"] for entry in told if entry["days"] % 365} == {0}
