"""What comes with Lotse is listed with the languages it really has."""

import shutil
from pathlib import Path

import pytest

from course_export.errors import Refused
from course_export.programme import listing, places
from tests.course_export.making import MINI, change


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Lotse that comes with nothing but the small programme, whose lessons any programme may use."""
    shutil.copytree(MINI, tmp_path / "programmes" / "mini")
    shutil.move(tmp_path / "programmes/mini/lessons", tmp_path / "lessons")
    for module in (places, listing):
        monkeypatch.setattr(module, "SHIPPED", tmp_path)
    return tmp_path


def test_a_programme_has_its_titles_and_modules(shipped: Path) -> None:
    assert listing.programmes() == [{"key": "mini", "languages": {"en": "Making tea together"}, "modules": ["tea"]}]
    assert listing.modules() == [{"key": "tea", "languages": {"en": "Tea"}}]


def test_a_programme_has_a_language_when_all_its_modules_have_it(shipped: Path) -> None:
    mini = shipped / "programmes" / "mini"
    shutil.copytree(mini / "en", mini / "da")
    assert list(listing.programmes()[0]["languages"]) == ["en"]
    shutil.copytree(shipped / "lessons/tea/en", shipped / "lessons/tea/da")
    assert list(listing.programmes()[0]["languages"]) == ["en", "da"]


def test_what_is_no_module_is_not_listed(shipped: Path) -> None:
    (shipped / "lessons" / "drafts").mkdir()
    (shipped / "lessons" / "README.md").write_text("Lessons.", encoding="utf-8")
    assert [module["key"] for module in listing.modules()] == ["tea"]


def test_what_cannot_be_read_is_refused(shipped: Path) -> None:
    change(shipped / "programmes/mini/programme.yaml", "pass_mark: 0.5", "pass_mark: 5")
    with pytest.raises(Refused, match="pass_mark"):
        listing.programmes()
    (shipped / "lessons/tea/en/module.yaml").unlink()
    with pytest.raises(Refused, match="module.yaml: cannot be read"):
        listing.modules()
