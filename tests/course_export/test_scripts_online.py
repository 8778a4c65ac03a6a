"""What facilitators read out online can be done online: nothing in it needs a room, and changing rooms takes time."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from course_export.programme.scripts import Script
from tests.course_export.making import programme
from tests.course_export.test_scripts import NUMBERS, PACE, words

EACH = pytest.mark.parametrize("days", ["apart", "consecutive"])


def held(days: str) -> list[Script]:
    """The scripts of all that meets, when it meets online."""
    found = programme(mode="online", days=days)
    keys = {slot.script: None for event in found.structure.events for slot in event.plan if slot.script}
    return [found.texts.script(key) for key in keys]


ROOM = re.compile(
    r"\b(?:Wand|Wände|Stellw\w+|(?:Steh)?[Tt]isch\w*|(?:Fuß)?[Bb]oden|St[uü]hl\w*|Halbkreis|(?:Raum)?[Ee]cken?|Eckenschild\w*"
    r"|Tür|Flur|Umschl[aä]g\w*|Plakat\w*|Zettel\w*|Finger\w*|Kleb\w+|(?:Maler|Krepp)band|Schild(?:er)?|Pult|Beamer|Toilette\w*"
    r"|Kartons?|Stifte?|Druckbuchstab\w+|Glocke|läuten|Mappe für|durch die Reihen|sitzen|[Mm]ittag|\w*häng(?:t|en)|aufgehängt"
    r"|austeilen|auslegen|hinlegen|aufstehen|setzt sich|stehen Sie (?:\w+ )?auf|[Ff]otograf\w+)\b"
)
ALLOWED = re.compile(
    "stehen Sie gern auf"  # in the minutes without a screen
    "|über den Flur|hängen geblieben|sitzen an derselben"  # figures of speech
    "|Am Tisch"  # what the board calls it
)
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


@EACH
def test_nothing_online_needs_a_room(days: str) -> None:
    for script in held(days):
        for text in texts(script.model_dump()):
            found = ROOM.findall(ALLOWED.sub("", text))
            assert not found, f"{script.title}: {found} in: {text}"


@EACH
def test_online_there_is_time_to_change_rooms(days: str) -> None:
    for step in (step for script in held(days) for step in script.steps):
        if "öffnen" in step.do:
            longest = max(told(f"{step.say} {step.do}"), default=0)
            assert words(step.say) / PACE + 2 * CHANGE + longest <= step.minutes, step.title


@pytest.mark.parametrize("word", ["Wand", "Stehtische", "am Boden", "auf dem Fußboden", "in jeder Ecke", "Malerband"])
def test_a_word_of_a_room_would_be_found(word: str) -> None:
    assert ROOM.search(f"Das steht {word}.")
