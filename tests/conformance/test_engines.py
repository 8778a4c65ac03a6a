"""Handlers take and refuse on the other engines what they take and refuse on SQLite, and leave as little behind."""

from pathlib import Path

import pytest

from tests.servers import SERVERS, run_tests

HANDLERS = Path(__file__).with_name("test_handlers.py")
SAME = ("test_for_every_handler_there_is_a_valid_payload_and_it_is_accepted", "test_some_malformed_requests")


@pytest.mark.parametrize("engine", SERVERS)
def test_what_is_sent_to_handlers(request: pytest.FixtureRequest, engine: str) -> None:
    status, said = run_tests(request.getfixturevalue(engine), *(f"{HANDLERS}::{name}" for name in SAME))
    assert status == 0, said
