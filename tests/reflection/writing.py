"""What tests do with a reflection: write, and look at what is kept."""

from typing import Any

from tests import markup
from tests.desk import Answer, Desk
from xblocks.reflection import records
from xblocks.reflection.model import Work
from xblocks.spaces import api


def write(desk: Desk, prompt: str = "stance", text: str = "A thought", **sent: Any) -> Answer:
    """Send a text, of somebody who saw nothing there before."""
    return desk.call("keep", {"prompt": prompt, "text": text, "seen": 0, **sent})


def intend(desk: Desk, slot: int = 1, text: str = "Ask Ms Aksoy", due: str = "2027-03-01", **sent: Any) -> Answer:
    """Send an intention."""
    return write(desk, "next", text, slot=slot, due=due, **sent)


def kept(desk: Desk) -> Work:
    """The record of the person at the desk."""
    return records.work(api.read(records.space_key(desk.block(), str(desk.person))).items)


def texts(desk: Desk) -> dict[str, str]:
    """The texts kept, by prompt; intentions stand under their own keys."""
    return {key: note.text for key, note in kept(desk).entries.items()}


def words(page: str) -> str:
    """What people read of a page, what stands in fields included."""
    return " ".join(markup.parsed(page).text_content().split())


def completions(desk: Desk) -> list[float]:
    """What was published about completion."""
    return [data["completion"] for _, _, event, data in desk.site.published if event == "completion"]
