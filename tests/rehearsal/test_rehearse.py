"""Rehearsing: once for each course and each version of the texts, whole or not at all; nobody's work is ever touched."""

import io
import re
import shutil
import sqlite3
import tarfile
from pathlib import Path

import pytest

from course_export.rehearsal import script
from tests.course_export.making import MINI
from tests.player import Visitor, running
from tests.rehearsal.conftest import build, lotse
from tests.rehearsal.test_player import BOARD, FOLDER, key, region, text

#: How many sheets the group fills in.
SHEETS = len([*script.TEXTS.rglob("sheets/*.yaml")])


def test_somebody_new_has_done_nothing(tarball: Path, rehearsed: Path, tmp_path: Path) -> None:
    """In a player of her own: what she looks at counts as read."""
    with running(tarball, shutil.copytree(rehearsed, tmp_path / "state")) as player:
        _nothing(player.visitor("newcomer", language="de"))


def _nothing(new: Visitor) -> None:
    outline = text(new.get("/").text)
    assert "0 von 133 Einheiten erledigt" in outline and "Beginnen mit Worum es geht" in outline
    assert "Hier steht noch kein Schritt." in text(new.get("/unit/process_design-workshop").text)
    assert "Mein Profil" not in text(new.get("/unit/rate-after").text)
    assert "Beginnen" in text(new.get("/unit/rate-before").text)
    assert "Zum Beispiel" not in region(new, FOLDER, "gather")
    assert "zuletzt geändert" not in region(new, FOLDER, "gather")
    assert new.call(key(BOARD), "poll", {}).status_code == 403


def test_a_second_time_nothing_happens_and_what_visitors_did_is_kept(
    tarball: Path, rehearsed: Path, tmp_path: Path
) -> None:
    state = shutil.copytree(rehearsed, tmp_path / rehearsed.name)
    with running(tarball, state) as player:
        player.visitor("newcomer").post("/discussion/support-discussion", {"text": "Ich komme später dazu."})
    done = lotse("rehearse", tarball, "--out", tmp_path)
    assert (done.returncode, done.stdout) == (0, f"{state}\n")
    assert done.stderr == "The group has worked in this course already; what was done since is kept.\n"
    with running(tarball, state) as player:
        page = player.visitor("lena").get("/unit/support").text
    assert page.count("Ich komme später dazu.") == 1
    assert page.count("Murat vom Bauhof") == 1


def test_another_course_gets_a_folder_of_its_own_and_the_first_stays(
    tarball: Path, rehearsed: Path, tmp_path: Path
) -> None:
    first = shutil.copytree(rehearsed, tmp_path / rehearsed.name)
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    done = lotse("rehearse", build(tmp_path / "moved", "--day-2", "2027-01-26"), "--out", tmp_path)
    assert f"{first} belongs to another version of the course or of the rehearsal; it stays" in done.stderr
    second = Path(done.stdout.strip())
    assert second != first and second.is_dir()
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert {path.name for path in tmp_path.iterdir()} == {first.name, second.name, "moved"}
    assert not secrets_of(first) & secrets_of(second), "no secret is ever made twice"


def secrets_of(state: Path) -> set[str]:
    """The key of the session, the codes of teams, the names of the cards."""
    with sqlite3.connect(state / "player.sqlite3") as database:
        codes = database.execute("select data from lotse_item where kind = 'workshop.code'").fetchall()
        (board,) = database.execute("select data from lotse_item where data like '%Tag 2. Auch ein Nein%'").fetchall()
    cards = set(re.findall(r"[0-9a-f]{64}", board[0]))
    assert len(codes) == SHEETS and len(cards) >= 25
    return {(state / "secret").read_text(encoding="utf-8"), *cards, *(code for (code,) in codes)}


def test_a_course_without_a_rehearsal_is_told_so_and_nothing_is_left(tmp_path: Path) -> None:
    course = build(tmp_path / "built", language="en", programme=MINI)
    done = lotse("rehearse", course, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    why = "there is no rehearsal for this programme in “en” yet; nothing was rehearsed."
    assert done.stderr == f"{course.name}: {why}\n"
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        ("[1]", "there is no rehearsal for this programme in “de” yet"),
        ('{"programme": "ip-basic", "events": [{"begins": "soon"}]}', "has events that cannot be read"),
        ('{"programme": "ip-basic", "events": 1}', "has events that cannot be read"),
    ],
)
def test_a_manifest_that_says_something_else_is_no_reason_to_fail_without_a_word(
    tarball: Path, tmp_path: Path, manifest: str, said: str
) -> None:
    changed = tmp_path / "course.tar.gz"
    with tarfile.open(tarball) as old, tarfile.open(changed, "w:gz") as new:
        for member in old.getmembers():
            data = old.extractfile(member).read() if member.isfile() else b""
            if member.name.endswith("lotse-manifest.json"):
                data = manifest.encode()
                member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    done = lotse("rehearse", changed, "--out", tmp_path / "out")
    assert done.returncode == 1 and said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_self_paced_course_has_no_days_to_rehearse_on(tmp_path: Path) -> None:
    done = lotse("rehearse", build(tmp_path / "built", "--self-paced"), "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "this course has no day for the event retrospective; nothing was rehearsed." in done.stderr


def test_what_a_block_refuses_ends_it_and_leaves_nothing(tarball: Path, tmp_path: Path) -> None:
    texts = shutil.copytree(script.TEXTS, tmp_path / "texts") / "ip-basic" / "de"
    notes = (texts / "notes.yaml").read_text(encoding="utf-8")
    (texts / "notes.yaml").write_text(notes.replace("prompt: role", "prompt: rolle", 1), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from course_export.rehearsal import script; "
        "script.TEXTS = Path(sys.argv.pop()); from course_export.cli import lotse; lotse()"
    )
    done = lotse("rehearse", tarball, "--out", tmp_path / "out", tmp_path / "texts", code=code)
    assert done.returncode == 1
    assert "keep of viewpoints-notes refuses what Lena sends: Diese Frage gehört nicht mehr zum Kurs" in done.stderr
    assert list((tmp_path / "out").iterdir()) == []
