"""What the README promises exists."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from course_export.cli import lotse

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_every_command_is_described_and_every_described_command_exists():
    assert set(re.findall(r"^    lotse ([a-z]+)", README, re.MULTILINE)) == set(lotse.commands)


def test_what_is_new_in_the_image_is_what_the_table_counts():
    told = [" ".join(found.split()) for found in re.findall(r"(?:only Lotse,|The five are) ([^:]*? and\s\w+)", README)]
    assert told == ["networkx, pyphen, segno, svg.py and XlsxWriter"] * 2


def test_a_changed_date_is_told_with_the_option_that_calendars_need():
    assert re.search(r"When a date changes.*raise `--revision`", README)


def test_no_file_is_longer_than_contributing_says():
    [most] = re.findall(r"none has more than (\d+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"))
    files = [path for package in ("xblocks", "course_export") for path in (ROOT / package).rglob("*.py")]
    lengths = {str(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert [path for path, length in lengths.items() if length > int(most)] == []


@pytest.mark.parametrize("command", sorted(lotse.commands))
def test_every_command_helps(command):
    result = CliRunner().invoke(lotse, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5


def test_every_make_target_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:^    |`)make ([a-z]+)", README + contributing, re.MULTILINE))
    assert {"setup", "demo", "test", "check"} <= named <= targets


def test_decisions_are_numbered_without_gaps_and_titled():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for page in DECISIONS:
        assert page.read_text(encoding="utf-8").startswith(f"# {int(page.name[:4])}. ")


def test_the_programme_of_ten_lines_is_a_course(tmp_path):
    (text,) = re.findall(r"^```yaml\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    order = ["--lang", "de", "--org", "M", "--run", "r", "--start", "2027-01-11", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(lotse, ["build", str(tmp_path), *order])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out/prozesse-und-beteiligung-de-r.tar.gz").exists()
