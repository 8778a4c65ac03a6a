"""The page of `make attack`: its sections are made one by one, and what an archive costs is counted."""

from pathlib import Path

from tests.attacks.__main__ import SECTIONS, kept
from tests.attacks.archives import Cost, cost


def test_what_is_not_made_anew_stays_as_it_is() -> None:
    page = "# Attacks\n\nHow.\n\n## SQLite\n\n2026-11-30. 100 boards.\n\n| a |\n\n## Votes\n\n2026-11-30. None.\n"
    assert kept(page) == {"SQLite": "2026-11-30. 100 boards.\n\n| a |\n", "Votes": "2026-11-30. None."}
    assert kept(page).keys() <= SECTIONS.keys()


def test_what_a_command_costs(tmp_path: Path) -> None:
    path = tmp_path / "course.tar.gz"
    path.write_bytes(b"no archive")
    found = cost("none", "show", path)
    assert found.answered and 0 < found.seconds < 5 and 10 < found.megabytes < 300 and not found.dear
    assert Cost("", "", 5.1, 10, answered=True).dear and Cost("", "", 1, 301, answered=True).dear
    assert Cost("", "", 0, 0, answered=False).dear
