"""Every import contract is broken once, in a copy of the packages, also by packages that no contract names."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]

#: Per contract: a file that is added, and what it imports. `later` is a block, or a module, that is not there yet.
VIOLATIONS = {
    "core is pure and stands on nothing": [
        ("xblocks/core/bad.py", "xblocks.kit.i18n"),
        ("xblocks/core/worse.py", "django.db"),
        ("xblocks/core/new/bad.py", "xblocks.later.content"),
    ],
    "drawing is pure and stands on core": [
        ("xblocks/drawing/bad.py", "xblocks.kit.i18n"),
        ("xblocks/drawing/worse.py", "xblocks.later.content"),
        ("xblocks/drawing/new/bad.py", "django.utils.html"),
    ],
    "kit stands on core and drawing, spaces stand on core": [
        ("xblocks/kit/bad.py", "xblocks.reflection.payloads"),
        ("xblocks/kit/worse.py", "xblocks.later.content"),
        ("xblocks/kit/new/bad.py", "xblocks.spaces.api"),
        ("xblocks/spaces/bad.py", "xblocks.kit.access"),
        ("xblocks/spaces/worse.py", "xblocks.drawing.good"),
    ],
    "blocks use kit, spaces, drawing, core and libraries, never each other": [
        ("xblocks/portfolio/bad.py", "xblocks.reflection.records"),
        ("xblocks/later/bad.py", "xblocks.reflection.content"),
        ("xblocks/questionnaire/bad.py", "xblocks.later.content"),
        ("xblocks/modules/later/bad.py", "xblocks.portfolio.content"),
    ],
    "modules stand on the workshop, never on each other": [
        ("xblocks/modules/later/worse.py", "xblocks.modules.participation.content"),
        ("xblocks/modules/workshop/bad.py", "xblocks.modules.later.content"),
    ],
    "rules and content are free of frameworks": [
        ("xblocks/later/model.py", "django.utils.timezone"),
        ("xblocks/modules/later/model.py", "xblocks.kit.render"),
        ("xblocks/modules/later/content.py", "xblock.fields"),
    ],
    "people's work is reached through spaces.api alone": [
        ("xblocks/later/records.py", "xblocks.spaces.models"),
        ("course_export/bad.py", "xblocks.spaces.writer"),
    ],
    "only kit/platform.py knows the platform": [
        ("xblocks/later/platform.py", "lms.djangoapps.courseware"),
        ("xblocks/spaces/known.py", "openedx.core"),
    ],
}
CIRCLE = [("xblocks/later/one.py", "xblocks.later.two"), ("xblocks/later/two.py", "xblocks.later.one")]
#: What the same packages may do: nothing of it is reported.
ALLOWED = [
    ("xblocks/drawing/good.py", "xblocks.core.text"),
    ("xblocks/kit/good.py", "xblocks.drawing.good"),
    ("xblocks/questionnaire/content.py", "xblocks.core.content"),
    ("xblocks/later/content.py", "xblocks.core.content"),
    ("xblocks/later/good.py", "xblocks.questionnaire.content"),
    ("xblocks/later/better.py", "xblocks.spaces.api"),
    ("xblocks/modules/later/good.py", "xblocks.questionnaire.content"),
    ("xblocks/modules/later/better.py", "xblocks.modules.workshop.block"),
    ("xblocks/modules/later/picture.py", "xblocks.drawing.good"),
]
CASES = [(name, *violation) for name, violations in VIOLATIONS.items() for violation in violations]


def linted(folder: Path, added: list[tuple[str, str]]) -> subprocess.CompletedProcess[str]:
    """What import-linter says about a copy of the packages with files added: their paths, and what each imports."""
    shutil.copy(ROOT / "pyproject.toml", folder)
    for package in ("xblocks", "course_export"):
        shutil.copytree(ROOT / package, folder / package, ignore=no_python)
    for path, imported in added:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        (file.parent / "__init__.py").touch()
        file.write_text(f"import {imported}\n")
    command = [Path(sys.executable).with_name("lint-imports"), "--no-cache"]
    wide = {**os.environ, "COLUMNS": "300"}
    return subprocess.run(command, check=False, cwd=folder, env=wide, capture_output=True, text=True)


def no_python(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if not name.endswith(".py") and not (Path(folder) / name).is_dir()]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is told about each contract when all are broken."""
    told = linted(tmp_path_factory.mktemp("broken"), [*ALLOWED, *CIRCLE, *(case[1:] for case in CASES)])
    assert told.returncode == 1, told.stdout + told.stderr
    parts = re.split(r"^(.+)\n-+\n", told.stdout.partition("Broken contracts\n")[2], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize(("name", "path", "imported"), CASES, ids=[f"{case[1]}: {case[2]}" for case in CASES])
def test_a_contract_finds_what_it_forbids(report: dict[str, str], name: str, path: str, imported: str) -> None:
    module = path.removesuffix(".py").replace("/", ".")
    target = imported if imported.startswith("xblocks.") else imported.split(".")[0]
    assert re.search(rf"\b{re.escape(module)} -> {re.escape(target)}\b", report[name])


def test_a_circle_is_found_also_within_a_package(report: dict[str, str]) -> None:
    assert "No cycles are allowed in xblocks.later.\n" in report["no circles between packages, nor within one"]


def test_what_the_house_is_made_of_may_be_used(tmp_path: Path) -> None:
    told = linted(tmp_path, ALLOWED)
    assert told.returncode == 0, told.stdout


def test_every_contract_about_blocks_is_proved() -> None:
    held = ("source_modules", "modules", "ancestors")
    ours = [found for found in CONTRACTS if any("xblocks" in name for part in held for name in found.get(part, ()))]
    assert {contract["name"] for contract in ours} == {*VIOLATIONS, "no circles between packages, nor within one"}
