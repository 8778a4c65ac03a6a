"""Nothing small keeps the tools busy: each command ends within 10 s of a processor and 400 MB of addresses.

The addresses include those of Python, lxml and Django, which are about 100 MB; what a course takes is well below.
"""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.course_export.making import copy_of_mini
from tests.reading.endless import READ, REFUSED

ROOT = Path(__file__).parents[2]
SECONDS = 10
ADDRESSES = 400 * 1024**2


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lotse(*arguments: object) -> tuple[int, str]:
    """Run the command within its limits; return its status and what it says."""
    done = subprocess.run(
        [sys.executable, "-m", "course_export", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limited,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("name", REFUSED)
def test_endless_archives_are_refused_with_a_reason(name: str, tmp_path: Path) -> None:
    make, reason = REFUSED[name]
    path = tmp_path / "course.tar.gz"
    path.write_bytes(make())
    assert path.stat().st_size < 1024**2
    status, said = lotse("show", path)
    assert status == 1 and reason in said and "course.tar.gz: " in said, said[-2000:]
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize("name", READ)
def test_what_is_at_the_limits_is_answered(name: str, command: str, tmp_path: Path) -> None:
    path = tmp_path / ("course.zip" if "zip" in name else "course.tar.gz")
    path.write_bytes(READ[name]())
    assert path.stat().st_size < 1024**2
    status, said = lotse(command, path)
    assert status in (0, 1) and said, (status, said[-2000:])
    assert "Traceback" not in said


ALIASES = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{', '.join([f'*b{n - 1}' if n else '*a'] * 9)}]\n" for n in range(9))


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("programme.yaml", ALIASES, "programme.yaml:2: loss: *a: repeat the value itself"),
        ("programme.yaml", "[" * 100_000, "programme.yaml:1: loss: values stand in values, more than 40 deep"),
        ("programme.yaml", "a: " + "1" * 100_000, "programme.yaml:1: loss: not readable as YAML: “1111"),
        ("programme.yaml", "a: 1\n" * 100_000, "at most 200,000"),
        ("programme.yaml", "".join(f"a{n}: 1\n" for n in range(20_000)), "not known here"),
        ("en/welcome.md", f"---\n{ALIASES}---\n", "welcome.md:3: loss: *a: repeat the value itself"),
        ("en/welcome.md", "---\ntitle: A\n---\n" + "![" * 50_000, "a text has at most 30,000"),
        ("en/welcome.md", "---\ntitle: A\n---\n" + "![" * 15_000, "welcome.md:2: loss: minutes: is missing"),
        ("en/welcome.md", "---\ntitle: A\n---\n" + "> " * 15_000, "welcome.md:2: loss: minutes: is missing"),
        ("lessons/tea/en/checks.yaml", "- [{a: " + "[{a: " * 30_000, "more than 40 deep"),
    ],
)
def test_endless_programmes_are_refused_with_a_line(file: str, content: str, reason: str, tmp_path: Path) -> None:
    folder = copy_of_mini(tmp_path)
    (folder / file).write_text(content, encoding="utf-8")
    status, said = lotse("check", folder)
    assert status == 1 and reason in said, said[-2000:]
    assert "Traceback" not in said
