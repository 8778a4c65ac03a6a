"""The reflection: what people send when all goes well."""

from typing import Any

from tests.desk import Desk

#: The example on which handlers are tried.
SCENARIO = "small-english"
#: What pages send besides, to show another page.
PAGES: list[tuple[str, Any]] = []
#: Handlers that show nobody's work.
CONTENT_ONLY = {"worksheet"}
#: Handlers that show somebody's work to whoever holds her code.
SHARED_ON_PURPOSE: set[str] = set()


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let a person fill everything in; a valid payload for each handler afterwards, None where it is a link (GET).

    In an order in which one after the other works.
    """
    for person in (friend, desk):
        for prompt in person.block().content_or_problems()[0].prompts:
            sent: dict[str, Any] = {"prompt": prompt.key, "slot": 0, "text": f"Written by {person.person}", "seen": 0}
            if prompt.kind == "intention":
                sent |= {"slot": 1, "due": "2027-03-01"}
            assert person.call("keep", sent).status == 200
    return {
        "keep": {**sent, "text": "Changed", "seen": 0, "known": 0, "choice": "theirs"},
        "printable": None,
        "download": None,
        "appointments": None,
        "worksheet": None,
        "delete": {"what": "all", "sure": True},
    }


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """Keys once each."""
    data["prompts"] = list({prompt["key"]: prompt for prompt in data["prompts"]}.values())
    return data


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """The content with a number of prompts."""
    first = data["prompts"][0]
    return {**data, "prompts": [{**first, "key": f"p{number}"} for number in range(count)]}
