"""Templates can be read: no line is longer than a line of code. How they are indented, `make check` asks djhtml."""

import pytest

from tests.blocks import ROOT

TEMPLATES = sorted(
    path for place in ("xblocks", "course_export/preview") for path in (ROOT / place).rglob("templates/**/*.html")
)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_line_is_too_long(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []
