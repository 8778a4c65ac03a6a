"""The self-assessment: what people send when all goes well."""

import re
from typing import Any

from tests.desk import Desk

#: The example on which handlers are tried.
SCENARIO = "small-english"
#: What pages send besides, to show another page.
PAGES = [("show", {"page": page}) for page in ("intro", "next", "all", "1", "2")]
#: Handlers that show nobody's work.
CONTENT_ONLY = {"worksheet"}
#: Handlers that show somebody's work to whoever holds her code.
SHARED_ON_PURPOSE = {"redeem"}


def work(desk: Desk, friend: Desk) -> dict[str, Any]:
    """Let a person fill everything in; a valid payload for each handler afterwards, None where it is a link (GET).

    In an order in which one after the other works.
    """
    codes = []
    for person in (friend, desk):
        entries = person.block().content_or_problems()[0].competences
        for place, entry in enumerate(entries):
            answer = {"competence": entry.key, "level": str(place % len(entry.levels)), "target": "1", "seen": 0}
            assert person.call("answer", answer).status == 200
        codes.append(re.search(r"\d+(-[0-9A-Z]{4}){3}", person.call("share", {}).html)[0])
    assert friend.call("redeem", {"code": codes[1]}).status == 200
    (key,) = re.findall(r'value="([0-9a-f]{64})"', desk.page())
    return {
        "show": {"page": "result"},
        "answer": {"competence": entries[0].key, "level": "1", "target": "", "seen": 1, "keep": ""},
        "share": {},
        "withdraw": {"share": key},
        "redeem": {"code": codes[0]},
        "printable": None,
        "download": None,
        "xlsx": None,
        "worksheet": None,
        "delete": {"sure": True},
    }


def consistent(data: dict[str, Any]) -> dict[str, Any]:
    """Keys once each, and recommendations of modules that exist."""
    for name in ("competences", "modules"):
        data[name] = list({entry["key"]: entry for entry in data.get(name, [])}.values())
    known = [module["key"] for module in data["modules"]]
    for entry in data["competences"]:
        entry["modules"] = [known[place % len(known)] for place, _ in enumerate(entry.get("modules", [])) if known]
    return data


def sized(data: dict[str, Any], count: int) -> dict[str, Any]:
    """The content with a number of competences."""
    first = data["competences"][0]
    return {**data, "competences": [{**first, "key": f"c{number}"} for number in range(count)]}
