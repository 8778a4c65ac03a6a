"""What another block gives of the same person's work; whatever is wrong with it, this one goes on without."""

from typing import Any

import pytest
from django.db import OperationalError

from tests.desk import Site, bare_block
from tests.kit.probe import ProbeBlock
from xblocks.kit import siblings


class Giving(ProbeBlock):
    """A block that gives something, or fails to."""

    share = "no method"

    def mandate(self) -> dict[str, Any]:
        return {"of": self.runtime.user_id, "from": self.scope_ids.usage_id.block_id}

    def nothing(self) -> None:
        return None

    def broken(self) -> None:
        raise KeyError("Derya has doubts")

    def busy_now(self) -> None:
        raise OperationalError("database is locked")


@pytest.fixture
def block() -> ProbeBlock:
    """What person 7 has open, in a course with a block that gives."""
    site = Site(blocks={"lotse_probe": ProbeBlock, "lotse_giving": Giving})
    site.place('<lotse_giving url_name="there"/>')
    return site.desk('<lotse_probe url_name="here"/>', 7).block()


def test_it_gives_what_is_hers(block: ProbeBlock) -> None:
    assert siblings.ask(block, "lotse_giving", "there", "mandate") == {"of": 7, "from": "there"}


@pytest.mark.parametrize(
    ("tag", "name", "what"),
    [("lotse_giving", "", "mandate"), ("lotse_giving", "there", "nothing"), ("lotse_probe", "here", "mandate")],
    ids=["no author named one", "it has nothing", "it gives no such thing"],
)
def test_without_anything_to_give_nobody_is_alarmed(
    block: ProbeBlock, caplog: pytest.LogCaptureFixture, tag: str, name: str, what: str
) -> None:
    assert siblings.ask(block, tag, name, what) is None
    assert caplog.messages == []


@pytest.mark.parametrize(
    ("tag", "what", "error"), [("lotse_gone", "mandate", "KeyError"), ("lotse_giving", "share", "TypeError")]
)
def test_what_is_not_as_it_should_be_is_told_to_operators(
    block: ProbeBlock, caplog: pytest.LogCaptureFixture, tag: str, what: str, error: str
) -> None:
    assert siblings.ask(block, tag, "there", what) is None
    assert caplog.messages == [f"{block.scope_ids.usage_id} asked {tag} in vain: {error}"]


def test_an_error_names_no_work_of_hers(block: ProbeBlock, caplog: pytest.LogCaptureFixture) -> None:
    assert siblings.ask(block, "lotse_giving", "there", "broken") is None
    assert caplog.messages and "Derya" not in caplog.text


def test_a_busy_database_is_no_missing_block(block: ProbeBlock) -> None:
    """The handler tries again, or says so."""
    with pytest.raises(OperationalError):
        siblings.ask(block, "lotse_giving", "there", "busy_now")


def test_in_a_workbench_there_is_no_course_to_look_in() -> None:
    assert siblings.ask(bare_block('<lotse_reflection url_name="x"/>'), "lotse_reflection", "x", "portfolio") is None
