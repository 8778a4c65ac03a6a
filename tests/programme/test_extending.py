"""A programme that builds on another has what the other one has, unless it says it itself."""

from pathlib import Path

import pytest

from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini
from tests.programme.refusing import problems

HEAD = "---\ntitle: Hint\nminutes: 2\nas_of: 2026-11\nreview_by: 2027-10\n---\n"


def extension(folder: Path, base: str = "../mini", text: str = "") -> Path:
    """Write a programme that builds on a copy of the small one beside it."""
    if not (folder / "mini").exists():
        copy_of_mini(folder)
    own = folder / "own"
    own.mkdir()
    (own / "programme.yaml").write_text(f"extends: {base}\n{text}", encoding="utf-8")
    return own


def test_two_lines_are_a_programme(tmp_path: Path) -> None:
    own = load(extension(tmp_path, text="title: Coffee\n"), "en")
    base = load(MINI, "en")
    assert own.structure.title == {"*": "Coffee"}
    assert own.structure.chapters == base.structure.chapters
    assert own.texts.pages.keys() == base.texts.pages.keys()
    assert own.image == tmp_path / "mini" / base.structure.image


def test_a_page_of_ones_own_replaces_the_one_of_its_name(tmp_path: Path) -> None:
    own = extension(tmp_path)
    (own / "en").mkdir()
    (own / "en/welcome.md").write_text(HEAD.replace("Hint", "Come in"), encoding="utf-8")
    assert load(own, "en").texts.pages["welcome"].head.title == "Come in"


def test_pages_that_are_not_used_are_not_its_own(tmp_path: Path) -> None:
    """The page of a unit that a programme leaves out may name an event that it does not have either."""
    base = copy_of_mini(tmp_path)
    (base / "en/welcome.md").write_text("no page at all", encoding="utf-8")
    chapters = """
chapters:
  - key: only
    title: Only
    sections:
      - key: rating
        title: Rating
        units: [{key: rate, page: null, title: Rate, minutes: 5}]
"""
    assert "welcome" not in load(extension(tmp_path, text=chapters), "en").texts.pages


def test_a_mistake_is_found_in_the_file_that_makes_it(tmp_path: Path) -> None:
    base = copy_of_mini(tmp_path, ("programme.yaml", "anchor: day_1", "anchor: day_9"))
    own = extension(tmp_path, text="code: O\ntimezone: Mars\n")
    found = {(file, line) for file, line, _message in problems(own)}
    assert found == {("programme.yaml", 3), (str(base / "programme.yaml"), 14)}


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("nowhere", "extends: “nowhere” is neither a folder with a programme.yaml nor a programme"),
        ("../own", "extends: “../own” builds on this programme itself"),
        ("[a]", "extends: a text is expected here"),
    ],
)
def test_what_a_programme_cannot_build_on(tmp_path: Path, base: str, expected: str) -> None:
    own = extension(tmp_path, base)
    (own / "en").mkdir()
    found = problems(own)
    assert [line for _file, line, message in found if message.startswith(expected)] == [1], found


def test_two_programmes_cannot_build_on_each_other(tmp_path: Path) -> None:
    own = extension(tmp_path)
    base = tmp_path / "mini/programme.yaml"
    base.write_text(f"extends: ../own\n{base.read_text(encoding='utf-8')}", encoding="utf-8")
    assert "extends: “../own” builds on this programme itself" in {message for *_at, message in problems(own)}


def test_links_do_not_say_whose_page_it_is(tmp_path: Path) -> None:
    """A page of one's own leads to one of the other programme as if it stood beside it."""
    base = copy_of_mini(tmp_path)
    unit = "          - key: welcome\n"
    structure = (base / "programme.yaml").read_text(encoding="utf-8")
    (base / "programme.yaml").write_text(structure.replace(unit, f"          - key: hint\n{unit}"), encoding="utf-8")
    (base / "en/hint.md").write_text(f"{HEAD}Boil.\n", encoding="utf-8")
    own = extension(tmp_path)
    (own / "en").mkdir()
    (own / "en/hint.md").write_text(f"{HEAD}See [the start](welcome.md).\n", encoding="utf-8")
    assert load(own, "en").texts.pages["hint"].text.links == [("welcome.md", 7)]
    (own / "en/hint.md").write_text(f"{HEAD}See [the start](wellcome.md).\n", encoding="utf-8")
    assert problems(own) == [("en/hint.md", 7, "the link to wellcome.md leads to no unit of this course")]
