"""What a rehearsal leaves in a state folder, and that without one nothing is different."""

import tarfile
from datetime import date
from pathlib import Path

import pytest

from course_export.preview import rehearsed, serve
from course_export.preview.rehearsed import FILE, Rehearsed
from tests.player import Player


def test_what_is_written_is_read(tmp_path: Path) -> None:
    assert rehearsed.read(tmp_path) is None
    found = Rehearsed({"lena": "Lena", "gesa": "Gesa Ö."}, date(2027, 4, 13))
    rehearsed.write(tmp_path, found)
    assert rehearsed.read(tmp_path) == found


@pytest.mark.parametrize("text", ["", "[]", '{"learners": {}}', '{"learners": 1, "opens": "2027-04-13"}'])
def test_a_broken_file_keeps_the_player_from_starting(course: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    tarball = tmp_path / "course.tar.gz"
    with tarfile.open(tarball, "w:gz") as archive:
        archive.add(course, arcname="course")
    with pytest.raises(serve.CannotStart, match=f"{FILE} is broken"):
        serve.run(tarball, port=0, state=tmp_path, browser=False, say=lambda line: None)


@pytest.mark.parametrize("path", ["/", "/unit/lesson", "/unit/none"])
def test_without_a_rehearsal_nobody_is_new_and_nothing_is_an_example(player: Player, path: str) -> None:
    page = player.visitor("lena", language="en").get(path).text
    assert 'class="rehearsed"' not in page
    assert "New to the course" not in page
    assert page.count("<option") == 6 + 3  # people and languages
