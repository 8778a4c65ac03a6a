"""The command: what it prints, for whom, and how it ends."""

import json
from datetime import date
from pathlib import Path

import pytest

from course_export.check.run import run
from course_export.programme import places
from tests.check.course import drop, good, pack, partition, put, sub

TODAY = date(2026, 11, 25)
MINI = Path(__file__).parents[1] / "golden" / "mini" / "source"


def _course(tmp_path: Path, *changes: object) -> str:
    files = good()
    for change in changes:
        change(files)  # type: ignore[operator]
    return str(pack(files, tmp_path / "course.tar.gz"))


def test_a_good_course(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_course(tmp_path), today=TODAY) == 0
    said = capsys.readouterr().out
    assert "3 vertical" in said
    assert "Nothing found." in said
    assert "LIX: median" in said


def test_a_loss_names_file_line_and_kind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_course(tmp_path, drop("vertical/own.xml")), today=TODAY) == 1
    said = capsys.readouterr().out
    assert "sequential/review.xml:2: loss: <vertical url_name='own'> needs vertical/own.xml" in said
    assert "[PointerWithoutFile]" in said


def test_advice_does_not_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_course(tmp_path, partition(id=50, scheme="random")), today=TODAY) == 0
    assert "loss: 0, duty: 0, player: 0, advice: 1" in capsys.readouterr().out


def test_a_duty_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_course(tmp_path), today=date(2027, 11, 1)) == 1
    assert "loss: 0, duty: 1, player: 0, advice: 0" in capsys.readouterr().out


def test_a_question_the_player_does_not_show_is_fine_on_the_platform(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    number = "<numericalresponse answer='3'><label>Wie viele?</label><formulaequationinput/></numericalresponse>"
    course = _course(tmp_path, put("problem/one.xml", f"<problem display_name='Zahl'>{number}</problem>"))
    assert run(course, today=TODAY) == 0
    assert "problem/one.xml:1: player: <problem url_name='one'>" in capsys.readouterr().out


def test_what_fails_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes = (
        partition(id=50, scheme="random"),
        drop("static/form.docx"),
        sub("html/lesson-text.html", ' alt="Plan des Amtes"', ""),
    )
    assert run(_course(tmp_path, *changes), today=TODAY) == 1
    said = capsys.readouterr().out
    assert said.index(": loss: ") < said.index(": duty: ") < said.index(": advice: ")


def test_for_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(_course(tmp_path, drop("static/form.docx")), as_json=True, today=TODAY) == 1
    (found,) = json.loads(capsys.readouterr().out)
    assert not found["is_good"]
    assert found["findings"][0]["kind"] == "StaticMissing"
    assert found["findings"][0]["line"] == 4
    assert (found["findings"][0]["concern"], found["findings"][0]["fails"]) == ("loss", True)
    assert found["blocks"]["problem"] == 2
    lesson = found["texts"][0]
    assert (lesson["unit"], lesson["minutes"], lesson["mean_sentence"] > 0) == ("lesson", 9, True)


def test_a_refused_archive_for_machines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "course.zip"
    path.write_bytes(b"PK")
    assert run(str(path), as_json=True) == 1
    assert "not a readable" in json.loads(capsys.readouterr().out)["refused"]


def test_a_missing_archive(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(tmp_path / "none.tar.gz")) == 1
    assert "No such file" in capsys.readouterr().err


def test_neither_archive_nor_programme(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("no-such-programme") == 2
    assert "ip-basic" in capsys.readouterr().err


def test_a_programme_is_built_and_its_texts_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(MINI), as_json=True, today=TODAY) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert found["language"] == "en"
    assert {text["unit"] for text in found["texts"]} == {"welcome", "tea-water", "tea-kit"}


@pytest.mark.parametrize("programme", places.shipped())
def test_our_own_programmes_have_nothing_to_explain(programme: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Not even advice: what we ship shows how it is done."""
    assert run(programme, as_json=True, today=TODAY) == 0
    for found in json.loads(capsys.readouterr().out):
        assert found["findings"] == [], found["name"]


def test_a_programme_that_builds_on_another_is_read_in_its_languages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "programme.yaml").write_text(f"extends: {MINI}\nkey: own\n", encoding="utf-8")
    assert run(str(tmp_path), as_json=True, today=TODAY) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["language"], {text["unit"] for text in found["texts"]}) == ("en", {"welcome", "tea-water", "tea-kit"})


def test_overdue_reviews_of_a_programme_name_the_authors_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(MINI), today=date(2040, 1, 1)) == 1
    assert "welcome.md: duty: the review of" in capsys.readouterr().out


def test_a_programme_that_cannot_be_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "programme.yaml").write_text("key: broken\n", encoding="utf-8")
    (tmp_path / "en").mkdir()
    assert run(str(tmp_path), today=TODAY) == 1
    said = capsys.readouterr().out
    assert "programme.yaml:1: loss: code: is missing [ProgrammeProblem]" in said


def test_a_language_the_programme_does_not_have(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(str(MINI), language="da") == 2
    assert "allowed: en" in capsys.readouterr().err
