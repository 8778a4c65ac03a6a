"""Tests mirror files: whoever changes a rule finds its tests under its name, and `make mutants` runs just these."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_COVERED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]["report"]["include"]
#: Where each file has a test of its name: all that is pure, people's work, and what blocks stand on.
ROOMS = [
    *_COVERED,
    "xblocks/spaces/*.py",
    "xblocks/kit/*.py",
    "xblocks/modules/workshop/*.py",
    "xblocks/questionnaire/*.py",
    "xblocks/signing/*.py",
]

#: What only declares: there is nothing that a test could say otherwise than the file itself.
DECLARES = {
    "course_export/programme/words_da.py": "texts; tests/programme/test_words.py compares the languages",
    "course_export/programme/words_de.py": "texts, likewise",
    "course_export/programme/words_en.py": "texts, likewise",
    "xblocks/modules/workshop/protocol.py": "types of what the engine and blocks offer each other; mypy holds them",
    "xblocks/spaces/apps.py": "where the platform finds what; tests/spaces/test_plugin.py is the platform",
    "xblocks/spaces/models.py": "columns; tests/spaces/test_migrations.py and all others of spaces write them",
}
#: What is tried whole: where its tests stand.
WHOLE = {
    "xblocks/kit/platform.py": "tests/platform",
    "xblocks/kit/portfolio.py": "tests/portfolio",
    "xblocks/modules/workshop/block.py": "tests/conformance",
    "xblocks/modules/workshop/context.py": "tests/modules/workshop/test_teams.py",
    "xblocks/modules/workshop/paste_form.py": "tests/modules/workshop/test_pasting.py",
    "xblocks/modules/workshop/studio.py": "tests/conformance/test_editor.py",
    "xblocks/spaces/settings.py": "tests/spaces/test_plugin.py",
}


def own_test(path: str) -> Path:
    """The test file of a file's name: that of `xblocks/core/olx.py` is `tests/core/test_olx.py`."""
    file = Path("tests", *Path(path).parts[1:])
    return file.with_name(f"test_{file.name}")


def files() -> set[str]:
    """The files of these rooms, without what makes a folder a package."""
    found = {file.relative_to(ROOT).as_posix() for pattern in ROOMS for file in ROOT.glob(pattern)}
    return {path for path in found if not path.endswith("/__init__.py")}


def lonely() -> set[str]:
    """Those without a test of their name."""
    return {path for path in files() if not (ROOT / own_test(path)).is_file()}


def test_every_file_of_these_rooms_has_a_test_of_its_name() -> None:
    assert len(files()) > 120
    assert sorted(lonely() - DECLARES.keys() - WHOLE.keys()) == []


def test_no_exception_outlives_its_reason() -> None:
    assert sorted((DECLARES.keys() | WHOLE.keys()) - lonely()) == [], "they are gone, or have a test of their name now"
    assert not DECLARES.keys() & WHOLE.keys()


@pytest.mark.parametrize("path", WHOLE)
def test_where_a_file_is_tried_whole_there_are_tests(path: str) -> None:
    assert [*ROOT.glob(WHOLE[path])] and (ROOT / path).is_file()
