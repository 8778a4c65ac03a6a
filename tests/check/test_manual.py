"""docs/check.md is what the code says."""

from pathlib import Path

from course_export.check.manual import PAGE, page
from course_export.reading.finding import kinds

ROOT = Path(__file__).parents[2]


def test_the_manual_is_fresh() -> None:
    written = (ROOT / PAGE).read_text(encoding="utf-8")
    assert written == page(), "stale: run `python -m course_export.check.manual`"


def test_every_kind_has_an_entry() -> None:
    text = page()
    for kind in kinds():
        assert f"### {kind.__name__} ({kind.concern})\n\n" in text
        assert kind.__doc__ and kind.__doc__ != kind.__base__.__doc__
