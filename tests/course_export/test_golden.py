"""The small programme becomes exactly the OLX in tests/golden/mini/result, file by file."""

import re
from pathlib import Path

import pytest

from course_export.build import Built
from tests.course_export.making import MINI, mini

RESULT = Path(__file__).parents[1] / "golden" / "mini" / "result"
FILES = sorted(str(path.relative_to(RESULT)) for path in RESULT.rglob("*") if path.is_file())


def comparable(name: str, content: bytes) -> bytes:
    """Leave out what belongs to someone else: the texts of a block's default content, the generator's version."""
    if name.startswith("vertical/"):
        return re.sub(rb"<content version.*?</content>", b"<content/>", content, flags=re.DOTALL)
    if name == "static/lotse-manifest.json":
        return re.sub(rb'"version": "[^"]*"', b'"version": "0"', content)
    return content


@pytest.fixture(scope="module")
def built() -> Built:
    return mini()


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_as_expected(built: Built, name: str) -> None:
    assert comparable(name, built.files[name]).decode() == (RESULT / name).read_bytes().decode()


def test_there_is_no_file_beside_the_expected_ones(built: Built) -> None:
    assert set(built.files) == {*FILES, "static/course-image.png"}
    assert built.files["static/course-image.png"] == (MINI / "course-image.png").read_bytes()
