"""Each wrong value in the place of each value of a programme is told with its line, in words that are an author's."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from course_export.errors import Problems, Refused
from course_export.programme.load import load
from course_export.programme.source import read_yaml, validated
from tests.course_export.making import MINI, copy_of_mini
from tests.programme.refusing import explained
from xblocks.retrospective.content import Content

# What YAML makes something else of than people expect, and what its own constructors choke on.
VALUES = [
    "No", "2027", "2026-11-03", "2026-11-31", "2026-11-30T25:00:00", "0000-01-01", "9999-12-31", "null", "[]", "{}",
    "1.5", ".inf", "'  '", "[1]", "{a: b}", "{No: x}", "12:30:00", "0b_", "9" * 5000, "0x" + "f" * 5000, "-1", "=", "*a",
    "&a [*a]", "!!binary YQ==", "!!python/object:os.system {}", "[" * 2000, "{? [a] : b}", "<<: {}", "\x07", "\x80", "yes", "off", "true", '"90"', "1", "1.0",
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


WHOLE, NUMBER, TRUE = "a whole number is expected here", "a number is expected here", "true or false is expected here"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "expected"),
    [
        ("programme.yaml", "pass_mark: 0.5", "pass_mark: yes", f"{NUMBER}; “yes” is read as true"),
        (
            "programme.yaml",
            "pass_mark: 0.5",
            'pass_mark: "0.5"',
            f"{NUMBER}; “0.5” is read as a text, as it stands in quo",
        ),
        ("programme.yaml", "offset_days: 28", "offset_days: off", f"{WHOLE}; “off” is read as false"),
        ("programme.yaml", "offset_days: 7", "offset_days: true", f"{WHOLE}; “true” is read as true"),
        ("programme.yaml", "minutes: 90", "minutes: yes", f"{WHOLE}; “yes” is read as true"),
        ("programme.yaml", "minutes: 90", 'minutes: "90"', f"{WHOLE}; “90” is read as a text"),
        ("programme.yaml", "minutes: 90", "minutes: 90.0", WHOLE),
        ("programme.yaml", "times: true", "times: 1", TRUE),
        ("programme.yaml", "tab: true", "tab: 'true'", f"{TRUE}; “true” is read as a text"),
        ("en/welcome.md", "minutes: 4", "minutes: on", f"{WHOLE}; “on” is read as true"),
        ("lessons/tea/en/checks.yaml", "correct: true", "correct: 1", TRUE),
        ("lessons/tea/en/checks.yaml", "fixed: true", "fixed: 1.0", TRUE),
    ],
)
def test_a_value_of_another_type_is_taken_for_no_number_and_no_switch(
    file: str, right: str, wrong: str, expected: str, tmp_path: Path
) -> None:
    explained(tmp_path, file, right, wrong, f"{wrong.partition(':')[0]}: {expected}")


def test_content_of_blocks_is_held_to_types_too_though_their_forms_send_texts() -> None:
    text = files("xblocks.retrospective").joinpath("defaults/en.yaml").read_text(encoding="utf-8")
    found = []
    for value in ("10", '"10"', "yes"):
        problems = Problems()
        read = read_yaml(text.replace("minutes: 10", f"minutes: {value}", 1), "board.yaml", problems)
        assert read
        validated(Content, *read, problems)
        found.append([problem.message.partition(".minutes: ")[2] for problem in problems.found])
    assert found == [
        [],
        [f"{WHOLE}; “10” is read as a text, as it stands in quotes"],
        [f"{WHOLE}; “yes” is read as true"],
    ]
