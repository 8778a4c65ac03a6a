"""What people do survives: many at once, a restart, a rebuilt course."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.player import Player, running
from tests.preview.conftest import PLUGIN
from tests.preview.course import FILES, usage, write_course

FIRST = usage("probe", "first")
PEOPLE = ("lena", "murat", "ines", "jonas", "facilitator", "author")


def rows(player: Player, table: str) -> list[tuple]:
    with sqlite3.connect(player.state / "player.sqlite3") as database:
        return database.execute(f"select * from lotse_preview_{table}").fetchall()


def test_thirty_first_requests_at_once_are_all_answered(fresh_player: Player) -> None:
    with ThreadPoolExecutor(30) as pool:
        visitors = list(pool.map(lambda number: fresh_player.visitor(PEOPLE[number % len(PEOPLE)]), range(30)))
        answers = list(pool.map(lambda visitor: visitor.call(FIRST, "count", {}), visitors))
        pages = list(pool.map(lambda visitor: visitor.get("/unit/own"), visitors))
    assert [answer.status_code for answer in answers] == [200] * 30
    assert [page.status_code for page in pages] == [200] * 30
    # One value per person and field, whatever came at the same time.
    kept = [row for row in rows(fresh_player, "fieldvalue") if row[1] == "user_state"]
    assert len(kept) == len(PEOPLE)
    assert len(rows(fresh_player, "completion")) == len(PEOPLE) - 1  # an author completes nothing
    assert len(rows(fresh_player, "grade")) == len(PEOPLE) - 1


def test_thirty_people_at_once_answer_and_post(fresh_player: Player) -> None:
    visitors = [fresh_player.visitor(PEOPLE[number % len(PEOPLE)]) for number in range(30)]

    def work(number: int) -> list[int]:
        visitor = visitors[number]
        posted = visitor.post("/discussion/talk", {"text": f"Beitrag {number}"})
        answered = visitor.post("/problem/single", {"answer": "choice_1"})
        return [posted.status_code, answered.status_code, visitor.get("/").status_code]

    with ThreadPoolExecutor(30) as pool:
        assert list(pool.map(work, range(30))) == [[200, 200, 200]] * 30
    assert sorted(row[2] for row in rows(fresh_player, "post")) == sorted(f"Beitrag {n}" for n in range(30))


def test_work_is_there_after_a_restart(course: Path, tmp_path: Path) -> None:
    with running(course, tmp_path, open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        player.visitor("lena").call(FIRST, "count", {})
        player.visitor("lena").post("/problem/single", {"answer": "choice_1"})
        player.visitor("author").call(FIRST, "edit", {"text": "geändert"})
    with running(course, tmp_path, open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        lena = player.visitor("lena")
        assert "<output>1</output>" in lena.get("/unit/own").text
        assert "geändert" in lena.get("/unit/own").text
        assert "Richtig." in lena.get("/unit/checks").text


def test_a_rebuilt_course_shows_its_text_and_keeps_work_and_older_edits(course: Path, tmp_path: Path) -> None:
    changed = FILES["vertical/own.xml"].replace("aus dem Kurs", "neu gebaut")
    rebuilt = write_course(tmp_path / "rebuilt", **{"vertical/own.xml": changed})
    state = tmp_path / "state"
    with running(course, state, open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        player.visitor("author").call(FIRST, "edit", {"text": "von Hand"})
        player.visitor("lena").call(FIRST, "count", {})
    with running(rebuilt, state, open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        page = player.visitor("lena").get("/unit/own").text
        assert "neu gebaut" in page
        assert "<output>1</output>" in page
        assert any("another version" in line for line in player.said)
    with running(course, state, open_date="2027-01-11", extra_path=[PLUGIN]) as player:
        assert "von Hand" in player.visitor("lena").get("/unit/own").text


def test_what_the_player_signs_with_is_the_owners_alone(fresh_player: Player) -> None:
    assert (fresh_player.state / "secret").stat().st_mode & 0o077 == 0
    forged = fresh_player.visitor("lena")
    name = next(cookie["name"] for cookie in forged.cookies() if cookie["name"].startswith("lotse_player_"))
    forged._session.cookies.set(name, json.dumps({"person": "author"}), domain="127.0.0.1", path="/")
    assert 'value="lena" selected' in forged.get("/").text
