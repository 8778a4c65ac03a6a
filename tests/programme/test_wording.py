"""Whatever stands where something else is meant, an author is told where, in words that are hers."""

from pathlib import Path

import pytest

from course_export.programme.load import load
from tests.course_export.making import copy_of_mini
from tests.programme.refusing import line_of, problems


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("lessons/tea/en/water.md", "as_of: 2026-11", "as_of: 2026-11-31", "“2026-11-31” is no value: day is out of"),
        (
            "lessons/tea/en/water.md",
            "as_of: 2026-11",
            "as_of: 2026-11-03",
            "as_of: a month such as 2026-11 is expected",
        ),
        (
            "lessons/tea/en/water.md",
            "title: Water",
            "title: No",
            'if “No” is meant as a text, write it in quotes: "No"',
        ),
        ("programme.yaml", "title: Tea & more", "title: 2027", "title: a text is expected here, or one per language"),
        (
            "programme.yaml",
            "title: Tea & more",
            "title:",
            "or one per language such as {de: Anfang, en: Start}; nothing",
        ),
        ("programme.yaml", "offset_days: 28", "offset_days: a month", "offset_days: a whole number is expected here"),
    ],
)
def test_words_say_what_is_expected(file: str, old: str, new: str, expected: str, tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    text = (folder / file).read_text(encoding="utf-8")
    if old not in text:
        old = next(line for line in text.splitlines() if line.startswith(old.split(":")[0]))
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    (problem,) = [found for found in problems(folder) if expected in found[2]]
    assert problem[:2] == (file, line_of(folder / file, new))


def test_a_key_is_a_word_whatever_yaml_makes_of_it(tmp_path: Path) -> None:
    """“no” is Norwegian, not false."""
    folder = copy_of_mini(tmp_path)
    text = (folder / "programme.yaml").read_text(encoding="utf-8")
    title = next(line for line in text.splitlines() if line.startswith("title:"))
    (folder / "programme.yaml").write_text(text.replace(title, "title: {no: Te, en: Tea}", 1), encoding="utf-8")
    assert load(folder, "en").structure.title == {"no": "Te", "en": "Tea"}
