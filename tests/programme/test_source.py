"""YAML and front matter are read so that every problem names its line."""

from pathlib import Path
from typing import Annotated

import pytest
from pydantic import BaseModel, Discriminator, Tag

from course_export.errors import Problems
from course_export.programme.source import Source, read_text, read_yaml, split_page, validated
from tests.programme.refusing import explained


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("programme.yaml", "code: MINI", "code: MINI\ncode: MINI", "code: stands here twice"),
        ("programme.yaml", "key: mini", "key: &a [*a]", "*a: repeat the value itself; references are not read here"),
        ("programme.yaml", "image: course", "image: @course", "not readable as YAML"),
        ("en/welcome.md", "title: Welcome & hello", "tittle: Welcome", "tittle: not known here; allowed: title"),
        ("en/welcome.md", "---\ntitle: W", "title: W", "front matter between two lines"),
    ],
)
def test_each_mistake_is_explained_where_it_is(tmp_path: Path, file: str, old: str, new: str, expected: str) -> None:
    explained(tmp_path, file, old, new, expected)


class Inner(BaseModel, extra="forbid"):
    """Part of a file."""

    a: int
    b: str = ""


class Other(BaseModel, extra="forbid"):
    """Another part of a file."""

    deep: Inner


class Outer(BaseModel, extra="forbid"):
    """A file."""

    one: Inner | None = None
    many: list[Inner] = []
    named: dict[str, Inner] = {}
    plain: Inner | Other | None = None
    tagged: Annotated[
        Annotated[Inner, Tag("x")] | Annotated[Other, Tag("y")],
        Discriminator(lambda data: "y" if "deep" in data else "x"),
    ] = Inner(a=0)


def said(text: str) -> list[str]:
    problems = Problems()
    read = read_yaml(text, "f.yaml", problems, first_line=5)
    if read:
        validated(Outer, *read, problems)
    return list(map(str, problems.found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one: {a: 1}", []),
        ("one: {a: x}", ["f.yaml:5: one.a: a whole number is expected here"]),
        ("many:\n- a: 1\n- b: x\n", ["f.yaml:7: many[1].a: is missing"]),
        ("many:\n- a: 1\n  c: 2\n", ["f.yaml:7: many[0].c: not known here; allowed: a, b"]),
        ("one: {a: 1, c: 2}", ["f.yaml:5: one.c: not known here; allowed: a, b"]),
        ("named:\n  x: {a: 1}\n  y: {a: 1, c: 2}", ["f.yaml:7: named.y.c: not known here; allowed: a, b"]),
        (
            "plain: {c: 1}",
            [
                "f.yaml:5: plain.a: is missing",
                "f.yaml:5: plain.c: not known here; allowed: a, b",
                "f.yaml:5: plain.deep: is missing",
                "f.yaml:5: plain.c: not known here; allowed: deep",
            ],
        ),
        ("tagged: {a: 1, c: 2}", ["f.yaml:5: tagged.c: not known here; allowed: a, b, deep"]),
        ("tagged:\n  deep: {a: 1, c: 2}", ["f.yaml:6: tagged.deep.c: not known here; allowed: a, b"]),
        ("many: {1}", ["f.yaml:5: many: a list is expected here, each entry on a line that begins with “- ”"]),
        ("two: 2", ["f.yaml:5: two: not known here; allowed: one, many, named, plain, tagged"]),
        ("many: []\none: {a: 1}\nmany: []", ["f.yaml:7: many: stands here twice"]),
        ("- 1", ["f.yaml:5: names with values are expected here, such as “title: …”"]),
        ("one: {a: 1", ["f.yaml:6: not readable as YAML: did not find expected ',' or '}'"]),
        ("one: !run {}", ["f.yaml:5: !run: leave this out; tags of YAML are not read here"]),
        (
            "a: \x80",
            ["f.yaml:5: not readable as YAML: unacceptable character #x0080: control characters are not allowed"],
        ),
        ("", []),
    ],
)
def test_each_value_names_its_line(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_value_without_a_line_takes_that_of_what_contains_it() -> None:
    source = Source("f.yaml", {(): 1, ("a",): 3, ("a", 0): 4})
    assert [source.line(at) for at in [("a", 0, "x"), ("a", 1), ("b",), ()]] == [4, 3, 1, 1]
    assert Source("f.yaml", {}).line(("a",)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A\n---\nText\n", ("title: A", "Text\n", 4)),
        ("---\na: 1\nb: 2\n---\n", ("a: 1\nb: 2", "", 5)),
        ("---\na: 1\n", None),
        ("a: 1\n---\n", None),
        ("", None),
    ],
)
def test_a_page_is_front_matter_and_text(text: str, expected: tuple[str, str, int] | None) -> None:
    problems = Problems()
    assert split_page(text, "p.md", problems) == expected
    assert [problem.line for problem in problems.found] == ([] if expected else [1])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a\xe4", "not UTF-8 (byte 1)"),
        (b"a\nb\x00", "character U+0000 at position 2"),
        (None, "cannot be read: No such"),
    ],
)
def test_what_is_no_text_is_a_problem(tmp_path: Path, content: bytes | None, expected: str) -> None:
    path, problems = tmp_path / "a.md", Problems()
    if content is not None:
        path.write_bytes(content)
    assert read_text(path, problems) is None
    line = ":2" if content and b"\n" in content else ""
    assert str(problems.found[0]).startswith(f"{path}{line}: {expected}")


def test_what_office_programs_put_on_the_clipboard_is_taken_as_it_is_meant(tmp_path: Path) -> None:
    path, problems = tmp_path / "a.md", Problems()
    path.write_text("One\vTwo\fThree\x1eFour", encoding="utf-8")
    assert read_text(path, problems) == "One\nTwo\nThree\u2011Four"
    assert not problems.found
