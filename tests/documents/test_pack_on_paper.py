"""The pack of the Grundprogramm as it comes out of a printer."""

import re
from collections.abc import Mapping

import pytest

from tests.course_export.making import ip_basic
from tests.course_export.variants import variant
from tests.documents import office


@pytest.fixture(scope="module")
def in_office(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[str]]:
    pack = {**ip_basic(with_pack=True).pack}
    assert len(pack) > 10
    return office.pages(pack, tmp_path_factory.mktemp("pack"))


def test_each_stretch_of_a_day_takes_two_facing_pages(in_office: Mapping[str, list[str]]) -> None:
    scripts = {name: found for name, found in in_office.items() if name.endswith("-leitfaden.docx")}
    assert len(scripts) == 6
    for name, (plan, *rest) in scripts.items():
        assert "Zeit" in plan, name
        left, right = rest[::2], rest[1::2]
        assert len(left) == len(right) and all("Min." in page for page in left), name
        assert all("Rettungsleinen" in page and "Min." not in page for page in right), name


def test_online_as_well(tmp_path_factory: pytest.TempPathFactory) -> None:
    scripts = {
        name: content for name, content in variant(mode="online").pack.items() if name.endswith("-leitfaden.docx")
    }
    printed = office.pages(scripts, tmp_path_factory.mktemp("online"))
    for name, (_plan, *rest) in printed.items():
        assert all("Min." in page for page in rest[::2]), name
        assert all("Rettungsleinen" in page and "Min." not in page for page in rest[1::2]), name


def test_a_day_of_seven_hours_has_its_plan_with_times_on_one_page(in_office: Mapping[str, list[str]]) -> None:
    plan = in_office["day_1-leitfaden.docx"][0]
    assert re.search(r"9\.00–9\.15\s+Ankommen", plan) and re.search(r"15\.25–16\.00\s+Abschluss", plan)
    assert "Zehn Minuten später? Das entfällt" in plan


def test_papers_keep_to_their_pages(in_office: Mapping[str, list[str]]) -> None:
    most = {"observation-sheet.docx": 1, "observation.docx": 2, "technical-check.docx": 2, "train-the-trainer.docx": 2}
    assert {name: len(in_office[name]) for name in most} == most


def test_no_word_on_a_card_is_broken(in_office: Mapping[str, list[str]]) -> None:
    cards = "\n".join(in_office["day_1-druck.docx"])
    assert "Vergabestelle" in cards and "Pflegen: Relevanz" in cards
