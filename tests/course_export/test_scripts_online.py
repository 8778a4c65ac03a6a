"""What facilitators read out online can be done online: nothing in it needs a room, and changing rooms takes time."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from course_export.programme.load import load
from course_export.programme.scripts import Script
from tests.course_export.making import IP_BASIC
from tests.course_export.test_scripts import NUMBERS, PACE, words

EVENTS = ("day_1", "day_1b")
SCRIPTS: dict[str, Script] = {}
for settings in ({"mode": "online"}, {"mode": "online", "days": "consecutive"}):
    programme = load(IP_BASIC, "de", (), settings)
    for event in programme.structure.events:
        for slot in event.plan if event.key in EVENTS else ():
            if slot.script:
                SCRIPTS["-".join((slot.script, *settings.values()))] = programme.texts.script(slot.script)
EACH = pytest.mark.parametrize("key", sorted(SCRIPTS))

ROOM = re.compile(
    r"\b(?:Wand|Wände|Stellw\w+|(?:Steh)?[Tt]isch\w*|(?:Fuß)?[Bb]oden|St[uü]hl\w*|(?:Raum)?[Ee]cken?|Eckenschild\w*|Tür|Flur"
    r"|Umschl[aä]g\w*|Plakat\w*|Zettel\w*|Finger\w*|Kleb\w+|(?:Maler|Krepp)band|Schild(?:er)?|Pult|Beamer|Toilette\w*|Mappe für"
    r"|\w*häng(?:t|en)|aufgehängt|austeilen|auslegen|hinlegen|aufstehen|setzt sich|stehen Sie (?:\w+ )?auf|[Ff]otograf\w+)\b"
)
ALLOWED = {
    "stehen Sie gern auf": "in the minutes without a screen",
}
"""What names something of a room, and is true at home."""
CHANGE = 0.5
"""Minutes until all are in their rooms, or back."""


def texts(value: Any) -> Iterator[str]:
    """Yield every text in it: what is said and done, and the right page with its prints."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts(each)


def told(text: str) -> Iterator[int]:
    """Yield the minutes that it names."""
    for each in re.findall(r"(\w+) Minuten|nach (\w+) zurückholen", text):
        word = "".join(each).lower()
        if word in NUMBERS:
            yield NUMBERS.index(word)


def test_there_are_scripts_of_both_half_days() -> None:
    assert {"arrive-1-online", "half-end-online", "half-begin-online", "close-1-online-consecutive"} <= set(SCRIPTS)


@EACH
def test_nothing_online_needs_a_room(key: str) -> None:
    for text in texts(SCRIPTS[key].model_dump()):
        found = [each for each in ROOM.findall(text) if each not in ALLOWED]
        assert not found, f"{found} in: {text}"


@EACH
def test_online_there_is_time_to_change_rooms(key: str) -> None:
    for step in SCRIPTS[key].steps:
        if "öffnen" in step.do:
            longest = max(told(f"{step.say} {step.do}"), default=0)
            assert words(step.say) / PACE + 2 * CHANGE + longest <= step.minutes, step.title


@pytest.mark.parametrize("word", ["Wand", "Stehtische", "am Boden", "auf dem Fußboden", "in jeder Ecke", "Malerband"])
def test_a_word_of_a_room_would_be_found(word: str) -> None:
    assert ROOM.search(f"Das steht {word}.")
