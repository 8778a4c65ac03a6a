"""The commands: what they print, and their exit status: 0 well, 1 problems in files, 2 used wrongly."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from course_export.cli import lotse
from course_export.programme import blocks
from tests.course_export.making import MINI, copy_of_mini

ROOT = Path(__file__).parents[2]
BUILD = ["--lang", "en", "--org", "Kettle", "--run", "r1", "--start", "2027-03-22"]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(lotse, [str(argument) for argument in arguments])


def test_build_writes_a_tarball_and_names_every_default(tmp_path: Path) -> None:
    done = run("build", MINI, *BUILD, "--out", tmp_path / "new" / "folder", "--set", "contact.email=me@example.org")
    assert done.exit_code == 0
    assert os.listdir(tmp_path / "new" / "folder") == ["mini-en-r1.tar.gz"]
    assert "contact.organisation is not set" in done.stderr
    assert "contact.email" not in done.stderr
    assert "Reading" in done.stderr


def test_build_speaks_json(tmp_path: Path) -> None:
    done = run("build", MINI, *BUILD, "--out", tmp_path, "--json")
    report = json.loads(done.stdout)
    assert report["units"] == 7
    assert Path(report["tarball"]).stat().st_size == report["bytes"]
    assert report["ratio"] < 100


def test_a_moved_appointment_that_calendars_would_not_notice_is_told(tmp_path: Path) -> None:
    def build(*more: str) -> str:
        done = run("build", MINI, *BUILD, *more, "--out", tmp_path / str(len(more)))
        assert done.exit_code == 0
        return done.stderr

    moved = "mini-day_1.ics differs from the one in the tarball that is there; calendars keep the old date"
    assert "calendars" not in build() and "calendars" not in build()
    shutil.copytree(tmp_path / "0", tmp_path / "2")
    told = build("--start", "2027-03-15")
    assert moved in told and "--revision 1" in told
    first = (tmp_path / "2" / "mini-en-r1.tar.gz").read_bytes()
    assert "calendars" not in build("--start", "2027-03-15"), "told once, for the change"
    assert (tmp_path / "2" / "mini-en-r1.tar.gz").read_bytes() == first
    shutil.copytree(tmp_path / "0", tmp_path / "4")
    assert "calendars" not in build("--start", "2027-03-15", "--revision", "1")


def test_problems_end_with_1_and_leave_the_old_tarball(tmp_path: Path) -> None:
    run("build", MINI, *BUILD, "--out", tmp_path / "out")
    old = (tmp_path / "out" / "mini-en-r1.tar.gz").read_bytes()
    folder = copy_of_mini(tmp_path, ("en/welcome.md", "[^leaf]\n\n|", "[^leef]\n\n|"))
    done = run("build", folder, *BUILD, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "welcome.md:18: the source [^leef] is not under sources; allowed: leaf" in done.stderr
    assert "1 problem(s); no tarball was written." in done.stderr
    assert (tmp_path / "out" / "mini-en-r1.tar.gz").read_bytes() == old


def test_a_folder_that_cannot_be_written_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("build", MINI, *BUILD, "--out", tmp_path / "file" / "below")
    assert done.exit_code == 1
    assert "no tarball was written" in done.stderr


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["--start", "11.1.2027"], "not a date like 2027-01-11"),
        (["--org", "a+b"], "may hold letters, digits"),
        (["--lang", "da"], "has no “da”; allowed: en"),
        (["--set", "contact.email"], "write it as NAME=VALUE"),
        (["--set", "title=X"], "there is no setting “title”; allowed: body, days, mode, contact.…"),
        (["--set", "contact.mail=X"], "allowed: contact.organisation, contact.email"),
        (["--date", "look_back=soon"], "not a date like 2027-01-11"),
        (["--day-2", "2027-03-23"], "there is no event “day_2” to move; allowed: day_1, look_back"),
        (["--mode", "hybrid"], "'hybrid' is not one of 'in_person', 'online'"),
        (["--timezone", "Mars"], "write it like Europe/Berlin"),
        (["--unknown"], "No such option"),
        (["--modules", "tea"], "says itself which modules it has, and when; leave PROGRAMME out"),
        (["--modules", "tea,,"], "write keys with commas between them"),
    ],
)
def test_wrong_use_ends_with_2(tmp_path: Path, more: list[str], expected: str) -> None:
    done = run("build", MINI, *BUILD, *more, "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert expected in done.stderr
    assert not (tmp_path / "out").exists()


def test_an_unknown_programme_names_those_there_are(tmp_path: Path) -> None:
    done = run("build", "ip-basics", *BUILD, "--out", tmp_path)
    assert done.exit_code == 2
    assert "allowed: ip-basic" in done.stderr


def test_chosen_modules_need_no_programme(tmp_path: Path) -> None:
    order = ["--lang", "de", "--org", "H", "--run", "r1", "--start", "2027-01-11", "--out", tmp_path]
    done = run("build", "--modules", "process_design, participation", *order)
    assert done.exit_code == 0, done.stderr
    outline = run("show", tmp_path / "ip-selection-de-r1.tar.gz").stdout
    assert outline.index("[process_design]") < outline.index("[participation]")
    wrong = run("build", "--modules", "process_design,partizipation", *order)
    assert (wrong.exit_code, "“partizipation”; did you mean participation?" in wrong.stderr) == (2, True)
    assert "PROGRAMME" in run("build", *order).stderr


def test_list_knows_programmes_modules_and_languages() -> None:
    found = json.loads(run("list", "--json").stdout)
    assert found["programmes"][0]["key"] == "ip-basic"
    assert len(found["programmes"][0]["modules"]) == 9
    assert {module["key"] for module in found["modules"]} >= {"networks", "team_building"}
    assert "InnovatorInnenprogramm – Grundprogramm" in run("list").stdout


def test_show_tells_outline_blocks_and_sizes(tmp_path: Path) -> None:
    run("build", MINI, *BUILD, "--out", tmp_path)
    tarball = tmp_path / "mini-en-r1.tar.gz"
    text = run("show", tarball).stdout
    assert "Welcome & hello  [welcome]  4 min  (html, discussion)" in text
    assert "7 units; blocks: 1 discussion, 7 html, 1 lotse_self_assessment, 3 problem" in text
    found = json.loads(run("show", tarball, "--json").stdout)
    assert found["minutes"] == 56
    assert found["static"]["mini-day_1.ics"] > 0


def test_show_refuses_what_is_no_course(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(b"not a tarball")
    done = run("show", tmp_path / "x.tar.gz")
    assert done.exit_code == 1
    assert "Traceback" not in done.stderr
    assert run("show", tmp_path / "missing.tar.gz").exit_code == 2


@pytest.mark.parametrize("command", ["list", "build", "show", "check", "preview"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert "Usage:" in done.stdout


def test_without_the_extra_the_command_says_what_to_install() -> None:
    # -S: a Python without any installed package, as far as the exporter's libraries are concerned.
    done = subprocess.run(
        [sys.executable, "-S", "-m", "course_export", "list"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "pip install 'lotse-xblocks[export]'" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_exporter_knows_every_block_by_its_tag() -> None:
    for tag in blocks.tags():
        assert tag == blocks.content_api(tag).TAG
