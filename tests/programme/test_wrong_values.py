"""Each wrong value in the place of each value of a programme is told with its line, in words that are an author's."""

import re
from pathlib import Path

import pytest
import yaml

from course_export.errors import Refused
from course_export.programme.load import load
from tests.course_export.making import MINI, copy_of_mini

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
