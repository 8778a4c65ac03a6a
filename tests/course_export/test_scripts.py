"""What facilitators read out can be read out, and fits the two pages it has."""

import re
from collections.abc import Iterator

import pytest

from course_export.programme.scripts import Script
from tests.course_export.making import programme

VARIANTS = [
    {},
    {"days": "consecutive"},
    {"mode": "online"},
    {"mode": "online", "days": "consecutive"},
    {"body": "county"},
]
EACH = pytest.mark.parametrize("settings", VARIANTS, ids=lambda settings: "-".join(settings.values()) or "default")
LEFT, RIGHT = 480, 300
"""Words that a page holds."""
NUMBERS = ["null", "eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"]
PACE = 120
"""Words a minute that somebody reads out who wants to be understood."""


def scripts(settings: dict[str, str]) -> list[Script]:
    return [script for script, _source in programme(**settings).texts.scripts.values()]


def spoken(script: Script) -> Iterator[str]:
    yield from (step.say for step in script.steps)
    yield from (line.say for line in script.rescue)


def words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


@EACH
def test_every_instruction_can_be_read_out(settings: dict[str, str]) -> None:
    for text in (text for script in scripts(settings) for text in spoken(script)):
        assert not re.search(r"[()\[\]/!&]|\b(?:z\. ?B|ca|ggf|bzw|usw|d\. ?h)\.", text), text
        assert not re.search(r"\b(?:[1-9]|1[0-2])\b", text), f"numbers up to twelve are words: {text}"
        assert text[-1] in ".?“…:", text
        for sentence in re.split(r"(?<=[.?…])\s+", text):
            assert words(sentence) <= 20, sentence


@EACH
def test_nobody_is_called_by_du_and_the_time_is_said(settings: dict[str, str]) -> None:
    for script in scripts(settings):
        said = " ".join(spoken(script))
        assert not re.search(r"\b(?:du|dich|dir|dein\w*|euch|eure?)\b", said), script.title
        assert re.search(r"\b[Mm]inuten?\b|\b(?:Tag|Schluss|Ende|Uhr)\b", said), script.title


@EACH
def test_an_instruction_takes_a_third_of_its_step_at_most(settings: dict[str, str]) -> None:
    for step in (step for script in scripts(settings) for step in script.steps):
        assert words(step.say) / PACE <= step.minutes / 3, step.title


@EACH
def test_there_is_as_much_time_as_people_are_told_once_it_has_been_read_out(settings: dict[str, str]) -> None:
    """Otherwise each step ends a minute late. What is said of a stretch longer than the step is about several steps."""
    for step in (step for script in scripts(settings) for step in script.steps):
        given = re.findall(r"\b(?:haben Sie|Sie haben|für sich,|lang|Wieder|in)\s(\w+) Minuten", step.say)
        told = [
            NUMBERS.index(each) if each in NUMBERS else int(each) for each in given if each in NUMBERS or each.isdigit()
        ]
        assert all(most > step.minutes or most + words(step.say) / PACE <= step.minutes for most in told), step.title


@EACH
def test_a_script_fits_two_facing_pages(settings: dict[str, str]) -> None:
    for script in scripts(settings):
        assert words(*(text for step in script.steps for text in (step.say, step.do, step.wall))) <= LEFT, script.title
        lines = [text for line in script.rescue for text in (line.when, line.say)]
        material = [text for each in script.material for text in (each.what, each.for_8, each.for_12)]
        assert words(script.room, script.online, script.late, *lines, *material) <= RIGHT, script.title


@EACH
def test_no_photograph_shows_people_and_no_intention_is_said_aloud(settings: dict[str, str]) -> None:
    told = (" ".join([*spoken(script), *(step.do for step in script.steps)]) for script in scripts(settings))
    for sentence in (sentence for each in told for sentence in re.split(r"(?<=[.?])\s+", each)):
        if re.search(r"\b[Ff]otograf", sentence):
            assert re.search("[Nn]ur|ohne|keine", sentence), sentence
        if "Vors" in sentence and re.search(r"\b(?:nennen|sagen|vorlesen) Sie\b", sentence):
            assert re.search("nicht|kein|niemand", sentence), sentence


def test_each_long_meeting_says_what_falls_out_when_it_is_late() -> None:
    for event in programme().structure.events:
        held = [programme().texts.script(slot.script) for slot in event.plan if slot.script]
        if event.minutes > 60:
            assert sum(bool(script.late) for script in held) >= len(held) / 2, event.key


@EACH
def test_whoever_learns_to_lead_rehearses_as_long_as_the_scripts_take(settings: dict[str, str]) -> None:
    found = programme(**settings)
    told = {
        key: {step.title: step.minutes for step in found.texts.script(key).steps}
        for key in ("annoyances", "retro-group")
    }
    inline = [
        token.content for token in found.texts.documents["train-the-trainer"].text.tokens if token.type == "inline"
    ]
    guide = " ".join(inline)
    first = sum([*told["annoyances"].values()][:3])
    second = told["retro-group"]["Vorlesen"] + told["retro-group"]["Zusammenlegen"]
    assert f"die ersten drei Schritte der Ärgerniskarten, {first} Minuten" in guide
    assert f"aus der Retrospektive, zusammen {second} Minuten" in guide
    begins = 0
    for minute, lasts in re.findall(r"(?<!\d)(\d+) (\d+) \*", guide):
        assert int(minute) == begins
        begins += int(lasts)
    assert begins == 210
