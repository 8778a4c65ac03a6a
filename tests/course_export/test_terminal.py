"""No text of a course, a programme or an archive plays with the terminal of whoever looks at it."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from course_export.cli import lotse
from course_export.terminal import say_json, visible
from tests.check.course import POLICY, good, pack
from tests.course_export.making import copy_of_mini
from tests.player import running

ROOM = Path(__file__).parents[2] / "course_export"
EVIL = "\u202eback\u2066\x9b31m\x7f\nNothing found."
PLAYS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def evil_course(folder: Path) -> Path:
    policy = json.loads(good()[POLICY])
    policy["course/2027"] |= {"display_name": EVIL, "tabs": [EVIL], "wiki_slug": EVIL}
    policy[f"a/{EVIL}"] = {}
    files = {**good(), POLICY: json.dumps(policy).encode(), "html/a\u202eb.html": b"<p>x</p>"}
    return pack(files, folder / "course.tar.gz")


def test_letters_of_all_languages_stay() -> None:
    for text in ("Prüfen Sie “das” – 5 €", "Æblegrød", "日本語", "שלום", "👩\u200d💻", "soft\u00adhyphen", ""):
        assert visible(text) == text
    assert visible("a\x1b[2J\n\u202e\ud800") == "a\\x1b[2J\\x0a\\u202e\\ud800"
    assert visible("a\n\x9b", keep="\n") == "a\n\\x9b"


@given(st.text(st.characters(codec=None)))
def test_nothing_that_plays_comes_through(text: str) -> None:
    assert not PLAYS.search(visible(text))
    assert "\n" not in visible(text)


@given(
    st.recursive(st.text(st.characters(codec=None)), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))
)
def test_json_stays_the_same_value(value: object) -> None:
    runner = CliRunner()
    with runner.isolation() as (out, *_rest):
        say_json(value)
        said = out.getvalue().decode()
    assert not PLAYS.search(said)
    assert json.loads(said) == value


@pytest.mark.parametrize("arguments", [["show"], ["check"], ["show", "--json"], ["check", "--json"]])
def test_commands_show_it_as_escapes(arguments: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(lotse, [arguments[0], str(evil_course(tmp_path)), *arguments[1:]])
    assert done.exit_code in (0, 1) and not isinstance(done.exception, Exception)
    assert not PLAYS.search(done.output)
    assert "u202e" in done.output
    if "--json" not in arguments:
        assert sum(line == "Nothing found." for line in done.output.splitlines()) == 0


def test_a_name_of_an_archive_and_a_programme(tmp_path: Path) -> None:
    name = tmp_path / "a\x1b[2J\u202e.tar.gz"
    name.write_bytes(b"no course")
    folder = copy_of_mini(tmp_path, ("programme.yaml", "tab: true", '"\\e[2J": true'))
    for arguments in (["check", str(name)], ["show", str(name)], ["check", str(folder)]):
        done = CliRunner().invoke(lotse, arguments)
        assert done.exit_code == 1 and not PLAYS.search(done.output) and "\\x1b[2J" in done.output


def test_the_player_says_and_logs_it_as_escapes(tmp_path: Path) -> None:
    with running(evil_course(tmp_path), tmp_path / "state", open_date="2027-01-11") as player:
        assert not PLAYS.search("\n".join(player.said)) and any("\\u202e" in line for line in player.said)
        player.visitor("lena").get("/unit/%1b%5b2J%e2%80%ae")
        assert not PLAYS.search(player.log)


def test_there_is_no_other_way_to_say_something() -> None:
    others = [
        f"{path.name}: {line.strip()}"
        for path in ROOM.rglob("*.py")
        if path.name not in ("terminal.py", "__main__.py", "manual.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"click\.echo|\bprint\(|sys\.std(out|err)", line)
    ]
    assert others == []
