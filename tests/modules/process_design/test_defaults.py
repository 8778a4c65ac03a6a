"""The example of each language is a process that passes many hands, with the domain's figures (Danish: its own)."""

import pytest

from xblocks.modules.process_design.content import SPEC, default
from xblocks.modules.process_design.model import figures
from xblocks.modules.workshop.work import work


def example(language):
    """The processes of the default's example, as the rules read them."""
    content = default(language)
    filled = work(SPEC, content.example_rows(), presets=content.presets())
    return {
        name: [{"order": place, **row.cells} for place, row in enumerate(filled.rows[name], 1)]
        for name in ("as_is", "to_be")
    }


@pytest.mark.parametrize(
    ("language", "as_is", "to_be"),
    [
        ("de", (60, 3900, 0.8, 2, 3), (17, 497, 3.4, 0, 1)),
        ("en", (60, 3900, 0.8, 2, 3), (17, 497, 3.4, 0, 1)),
        ("da", (200, 8636, 2.0, 5, 4), (85, 1417, 6.0, 3, 2)),
    ],
)
def test_the_example_has_the_figures_that_its_lesson_tells(language, as_is, to_be):
    found = figures(example(language))
    names = ("touch_min", "lead_min", "pce_pct", "media_breaks", "handovers")
    assert tuple(found["as_is"][name] for name in names) == as_is
    assert tuple(found["to_be"][name] for name in names) == to_be
