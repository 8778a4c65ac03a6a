"""Whatever stands where something else is meant, an author is told where, in words that are hers."""

import re
from pathlib import Path

import pytest
import yaml

from course_export.errors import Refused
from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini
from tests.programme.refusing import line_of, problems

# What YAML makes something else of than people expect, and what its own constructors choke on.
VALUES = [
    "No", "2027", "2026-11-03", "2026-11-31", "2026-11-30T25:00:00", "0000-01-01", "9999-12-31", "null", "[]", "{}",
    "1.5", ".inf", "'  '", "[1]", "{a: b}", "{No: x}", "12:30:00", "0b_", "9" * 5000, "0x" + "f" * 5000, "-1", "=", "*a",
    "&a [*a]", "!!binary YQ==", "!!python/object:os.system {}", "[" * 2000, "{? [a] : b}", "<<: {}", "\x07", "\x80",
]  # fmt: skip
FILES = ["programme.yaml", "en/welcome.md", "lessons/tea/en/module.yaml", "lessons/tea/en/checks.yaml"]
_PYDANTIC = re.compile(r"\b(Input|String|List|Dictionary|Value|Keys?) should|valid (dictionary|integer|string)")


def places(file: str) -> list[tuple[int, int, int]]:
    """Return line, begin and end of each value of a YAML file, or of front matter."""
    text = (MINI / file).read_text(encoding="utf-8")
    head, first = (text.split("---\n")[1], 1) if file.endswith(".md") else (text, 0)
    found: list[tuple[int, int, int]] = []

    def walk(node: yaml.Node) -> None:
        if isinstance(node, yaml.MappingNode):
            for _key, value in node.value:
                walk(value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value)
        if node.start_mark.line == node.end_mark.line:
            found.append((node.start_mark.line + first, node.start_mark.column, node.end_mark.column))

    node = yaml.compose(head)
    assert node
    walk(node)
    return found


@pytest.mark.parametrize("file", FILES)
def test_every_wrong_value_is_told_with_its_line_in_words(file: str, tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    good = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
    refused = 0
    for number, (line, begin, end) in enumerate(places(file)):
        for value in VALUES[number % 3 :: 3]:
            lines = list(good)
            lines[line] = f"{lines[line][:begin]}{value}{lines[line][end:]}"
            (folder / file).write_text("".join(lines), encoding="utf-8")
            try:
                load(folder, "en")
            except Refused as error:
                refused += 1
                for problem in error.problems:
                    assert not _PYDANTIC.search(problem.message), (value, str(problem))
                    assert problem.file and "Traceback" not in problem.message
                ours = [problem for problem in error.problems if problem.file.endswith(file)]
                assert ours, (line, value, error.problems)
    assert refused > 20


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
