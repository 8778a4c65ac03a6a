"""What somebody rated of herself, asked of the blocks of her course."""

import logging

import pytest
from django.db import OperationalError

from tests.desk import Desk, Site
from tests.self_assessment.framework import answer_all
from xblocks.kit import levels
from xblocks.self_assessment.block import SelfAssessmentBlock

pytestmark = pytest.mark.django_db


@pytest.fixture
def asking() -> Desk:
    """Somebody at a sheet, in a course in which she has rated herself behind a block that knows nothing of her."""
    site = Site(language="en")
    site.desk('<lotse_self_assessment url_name="other" record="other"/>', language="en")
    answer_all(site.desk('<lotse_self_assessment url_name="mine"/>', language="en"), {"C1": "3", "C2": "0"})
    return site.desk('<lotse_people_competences url_name="sheet"/>', language="en")


def test_the_first_block_that_knows_something_says_it(asking):
    assert levels.mine(asking.block()) == {"C1": 3, "C2": 0}


def test_of_others_nothing_is_known(asking):
    assert levels.mine(asking.but(person=2).block()) == {}


def test_a_block_that_fails_does_not_keep_another_from_saying_it(asking, monkeypatch, caplog):
    known = SelfAssessmentBlock.levels

    def broken(block):
        if block.record == "other":
            raise RuntimeError("C1: 3")
        return known(block)

    monkeypatch.setattr(SelfAssessmentBlock, "levels", broken)
    with caplog.at_level(logging.WARNING):
        assert levels.mine(asking.block()) == {"C1": 3, "C2": 0}
    assert "RuntimeError" in caplog.text and "C1: 3" not in caplog.text


def test_a_database_that_gives_no_lock_is_no_broken_block(asking, monkeypatch):
    def locked(_block):
        raise OperationalError

    monkeypatch.setattr(SelfAssessmentBlock, "levels", locked)
    with pytest.raises(OperationalError):
        levels.mine(asking.block())
