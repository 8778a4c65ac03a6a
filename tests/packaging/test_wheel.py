"""What is built is what runs: the wheel alone, in an empty environment, with the platform's versions."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def build(directory):
    """The wheel, built from a copy (with today's times) so that nothing is left in the tree."""
    source = directory / "source"
    for package in ("xblocks", "course_export", "LICENSES"):
        shutil.copytree(
            ROOT / package, source / package, ignore=shutil.ignore_patterns("__pycache__"), copy_function=shutil.copy
        )
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE", "LICENSE-content"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", directory, source]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1796000000"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return next(directory.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A Python with nothing but the wheel and what it requires."""
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=True)
    interpreter = home / "bin" / "python"
    constraints = ROOT / "tests" / "platform" / "pins" / "verawood.txt"
    subprocess.run([interpreter, "-m", "pip", "install", "--quiet", wheel, "-c", constraints], check=True)
    return interpreter


def run(python, *arguments):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTHON"))}
    return subprocess.run([python, *arguments], cwd="/", env=environment, capture_output=True, text=True, check=False)


def test_the_wheel_holds_only_our_packages(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"xblocks", "course_export"}
    assert "xblocks/translations/de/LC_MESSAGES/text.mo" in names
    assert "course_export/programmes/ip-basic/programme.yaml" in names
    assert "course_export/lessons/process_design/de/pictures/lanes.svg" in names
    assert "course_export/rehearsal/texts/ip-basic/de/sheets/permit.yaml" in names
    assert {"xblocks/py.typed", "course_export/py.typed"} <= set(names)
    licences = {name.rsplit("/", 1)[-1] for name in names if ".dist-info/licenses/" in name}
    assert licences == {"LICENSE", "LICENSE-content", "CC-BY-4.0.txt"}


def test_the_same_source_gives_the_same_bytes(wheel, tmp_path):
    assert build(tmp_path).read_bytes() == wheel.read_bytes()


def test_every_block_renders_from_the_wheel(python):
    result = run(python, str(Path(__file__).with_name("render_all.py")))
    assert result.returncode == 0, result.stderr
    lines = [line.split() for line in result.stdout.splitlines()]
    assert {view for _, view, _, _ in lines} == {"student_view", "author_view", "studio_view", "public_view"}
    assert all(int(length) > 500 for *_, length in lines)


def test_the_command_without_its_extra_says_what_to_install(python):
    result = run(python, "-m", "course_export", "list")
    assert result.returncode != 0
    assert "lotse-xblocks[export]" in result.stderr
    assert "Traceback" not in result.stderr
