"""The texts of a rehearsal: what is wrong in them is said with file and line, all of it at once."""

import shutil
from pathlib import Path

import pytest

from course_export.errors import Refused
from course_export.rehearsal import script


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A copy of those that come with Lotse, to break."""
    return shutil.copytree(script.TEXTS / "ip-basic" / "de", tmp_path / "texts")


def said(texts: Path) -> str:
    with pytest.raises(Refused) as refused:
        script.read(texts)
    return str(refused.value)


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_comes_with_lotse_is_a_group_with_work_of_every_kind(texts: Path) -> None:
    found = script.read(texts)
    assert len(found.group.people) == 8
    assert {len(sheet.team) for sheet in found.sheets} <= {3, 4, 6}
    assert len(found.boards) == 1
    assert found.ratings and found.notes and found.posts


def test_everything_wrong_is_said_at_once_with_its_line(texts: Path) -> None:
    put(texts / "notes.yaml", "person: murat", "person: mehmet")
    put(texts / "posts.yaml", 'at: "08:12"', 'at: "8 Uhr"')
    put(texts / "sheets" / "permit.yaml", "team: [lena, murat,", "team: [lena, murmel,")
    put(texts / "ratings.yaml", "levels:", "stufen:")
    message = said(texts)
    assert "notes.yaml:25: notes[3].person: “mehmet” is nobody of the group; allowed: gesa, helga" in message
    assert "permit.yaml:3: team[1]: “murmel” is nobody of the group" in message
    assert "ratings.yaml:5: ratings[0].stufen" in message
    assert "posts.yaml:6: posts[0].at" in message


def test_whoever_facilitates_writes_posts_and_nothing_else(texts: Path) -> None:
    put(texts / "notes.yaml", "person: lena", "person: facilitator")
    assert "“facilitator” is nobody of the group" in said(texts)


def test_a_card_in_no_group_is_refused(texts: Path) -> None:
    put(texts / "boards" / "retrospective.yaml", "group: letters", "group: leters")
    assert "no such group of cards: leters" in said(texts)


def test_a_file_that_is_missing_is_named(texts: Path) -> None:
    (texts / "notes.yaml").unlink()
    assert "notes.yaml: cannot be read" in said(texts)


@pytest.mark.parametrize(("programme", "language"), [("ip-basic", "da"), ("", "de"), ("..", "texts"), ("x", "de")])
def test_a_tarball_leads_nowhere_else(programme: str, language: str) -> None:
    assert script.folder(programme, language) is None
