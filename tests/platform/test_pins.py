"""What `pip install` adds to a platform of each supported release: our package, and what a decision lists."""

import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
RELEASES = ["teak", "ulmo", "verawood", "newest"]

# docs/decisions/0003: pure Python, hardly a dependency of its own, and no platform ships it.
ADDED = {"lotse-xblocks", "networkx", "pyphen", "segno", "svg-py", "xlsxwriter"}


def pinned(file: Path) -> dict[str, str]:
    """The versions that a file of requirements names, by package."""
    found = re.findall(r"^([\w.-]+)==(\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


def test_no_package_of_the_platform_has_the_names_of_ours() -> None:
    there = packages_distributions()
    assert len(there) > 50
    assert [set(there[name]) for name in ("xblocks", "course_export")] == [{"lotse-xblocks"}] * 2


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, subprocess.Popen[str]]:
    """pip at work for each release, all at once since each takes a quarter of a minute.

    The wheel comes from a copy, since pip writes into what it builds, and holds nothing but what the package asks for.
    """
    folder = tmp_path_factory.mktemp("source")
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE", "LICENSE-content"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "LICENSES", folder / "LICENSES")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = [*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, folder]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    resolve = [*pip, "install", "--dry-run", "--ignore-installed", "--report", "-", wheel, "--constraint"]
    return {
        release: subprocess.Popen(
            [*resolve, HERE / "pins" / f"{release}.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for release in RELEASES
    }


@pytest.mark.parametrize("release", RELEASES)
def test_pip_adds_nothing_to_a_platform_but_what_is_decided(
    release: str, asked: dict[str, subprocess.Popen[str]]
) -> None:
    """Under the release's versions, all that our package needs is there but for what is added."""
    report, errors = asked[release].communicate()
    assert asked[release].returncode == 0, errors
    metadata = [each["metadata"] for each in json.loads(report)["install"]]
    wanted = {canonicalize_name(each["name"]): each["version"] for each in metadata}
    # pip-compile leaves setuptools out of what it writes, and every platform has it.
    there = pinned(HERE / "pins" / f"{release}.txt").keys() | {"setuptools"}
    assert wanted.keys() - there == ADDED
    assert len(wanted) > 20, "the constraints are looked at, not what is installed"


def test_these_tests_run_on_the_newest_versions() -> None:
    """The lock follows the newest set, so that capa, libraries and keys here are those of the platform's main line."""
    newest, lock = pinned(HERE / "pins" / "newest.txt"), pinned(HERE / "requirements.txt")
    both = newest.keys() & lock.keys()
    assert {"xblock", "xblocks-contrib", "openedx-core", "edx-opaque-keys", "edx-django-utils", "django"} <= both
    assert {name: lock[name] for name in both} == {name: newest[name] for name in both}


def test_each_set_says_where_it_comes_from() -> None:
    assert sorted(file.stem for file in (HERE / "pins").iterdir()) == sorted(RELEASES)
    for release in RELEASES:
        head = (HERE / "pins" / f"{release}.txt").read_text(encoding="utf-8")
        assert re.search(r"# Source: [\w-]+/[\w-]+.*base\.txt\s(# )?at [0-9a-f]{40}", head) and "# Inferred: " in head
