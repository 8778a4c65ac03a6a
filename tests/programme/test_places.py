"""Programmes and lessons are found by name or by path."""

from pathlib import Path

import pytest

from course_export.programme import places
from course_export.programme.order import WrongOrder
from tests.course_export.making import IP_BASIC, MINI


@pytest.mark.parametrize("name", [str(MINI), str(MINI / "programme.yaml")])
def test_a_folder_and_its_file_mean_the_same_programme(name: str) -> None:
    assert places.find(name) == MINI


def test_a_shipped_programme_is_known_by_its_key() -> None:
    assert places.find("ip-basic") == IP_BASIC
    assert "ip-basic" in places.shipped()


def test_a_folder_comes_before_a_shipped_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    own = tmp_path / "ip-basic"
    own.mkdir()
    assert places.find("ip-basic") == IP_BASIC, "an empty folder is no programme"
    (own / "programme.yaml").touch()
    assert places.find("ip-basic").resolve() == own


@pytest.mark.parametrize("name", ["ip-nothing", "", "programme.yaml"])
def test_another_name_says_which_there_are(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongOrder, match="allowed: ip-basic"):
        places.find(name)


def test_languages_are_folders_that_the_exporter_has_words_for(tmp_path: Path) -> None:
    for name in ("da", "de", "xx", "pictures"):
        (tmp_path / name).mkdir()
    (tmp_path / "en").touch()
    assert places.languages(tmp_path) == ["de", "da"]


def test_lessons_of_ones_own_come_first() -> None:
    assert places.module_folder([MINI], "tea") == MINI / "lessons" / "tea"
    assert places.module_folder([MINI], "networks") == places.SHIPPED / "lessons" / "networks"
    assert {"tea", "networks"} <= set(places.modules([MINI])) and "tea" not in places.modules([])
