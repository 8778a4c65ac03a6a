"""Whether right answers can be guessed from their form. Over all questions of a course together.

Questions with one right answer and with several are looked at apart: single choice and dropdowns, then checkboxes. Of
each kind the first 500 count, with up to ten options. Each rule is silent where fewer than ten questions could tell
anything, and as long as what it finds could be chance at the level of 1 %, split among the marks it tries
(Bonferroni; the p it names is multiplied by their number). The test is exact: `course_export/check/chance.py` has the
formula and its source. That forms give answers away, and which do, is in Haladyna, Downing and Rodriguez, A Review of
Multiple-Choice Item-Writing Guidelines for Classroom Assessment, Applied Measurement in Education 15(3), 2002.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from course_export.check.chance import Question, probability
from course_export.reading.files import CourseFiles, Node
from course_export.reading.finding import Concern, Finding

_LEVEL = 0.01
_FEWEST = 10
_NAMED = 5
# The exact test takes a time that grows with the square of these.
_MOST_QUESTIONS = 500
_MOST_OPTIONS = 10

_HINTS = ("choicehint", "optionhint")
_REASON, _ABSOLUTE = "an option with a reason", "an option with an absolute word"
# Words that hardly mean anything else: not “da” and “so” in German, not “as” and “no” in English.
_SIGNALS = {
    "de": {
        _REASON: "weil|denn|damit|nämlich",
        _ABSOLUTE: "immer|nie|niemals|nur|alle[nrs]?|jede[mnrs]?|keine?[mnrs]?|ohne|ausschließlich|stets|überhaupt|automatisch|"
        "sofort|vollständig",
    },
    "en": {
        _REASON: "because|since|so that|therefore",
        _ABSOLUTE: "always|never|only|all|every|none|nobody|nothing|without|exclusively|completely|entirely|automatically|"
        "immediately",
    },
    "da": {
        _REASON: "fordi|for at|så at|derfor|nemlig",
        _ABSOLUTE: "altid|aldrig|kun|alle|alt|hver|ethvert|enhver|ingen|intet|uden|udelukkende|automatisk|straks|fuldstændig",
    },
}
_TEXT = "{count} {asked}: {mark} is right {right} times, by chance {expected} times (p {p}); first {names}"


class LengthTells(Finding):
    """Who takes the longest option, or the shortest, is right more often or less often than by guessing. Usually the right
    option has been written with more care: say as much in the wrong ones, or less in this one."""

    concern = Concern.ADVICE
    text = _TEXT


class PlaceTells(Finding):
    """The right answer stands at one place more often or less often than by chance. Questions whose options the platform shuffles
    do not count."""

    concern = Concern.ADVICE
    text = _TEXT


class WordTells(Finding):
    """Reasons (weil, because, fordi) or absolute words (immer, always, altid) stand in right options more often or less often
    than in wrong ones. For courses in German, English and Danish."""

    concern = Concern.ADVICE
    text = _TEXT


@dataclass(frozen=True)
class _Asked:
    """A question: words of each option, which are right, whether their order is the author's."""

    node: Node
    line: int
    options: tuple[str, ...]
    right: tuple[bool, ...]
    is_shuffled: bool

    def marked(self, mark: Callable[[int, str], bool]) -> Question:
        """Count, with a mark given by place and words."""
        marked = [mark(place, words) for place, words in enumerate(self.options)]
        both = sum(has and right for has, right in zip(marked, self.right, strict=True))
        return Question(len(self.options), sum(marked), sum(self.right), both)


_Marks = Mapping[str, Callable[[_Asked], Question]]


def check(course: CourseFiles) -> Iterator[Finding]:
    """Check all questions with one right answer, then those with several."""
    language = str(course.own_settings.get("language") or "en").lower()[:2]
    words = {name: _word_mark(listed) for name, listed in _SIGNALS.get(language, {}).items()}
    for several in (False, True):
        asked = list(islice(_asked(course, several), _MOST_QUESTIONS))
        title = "questions with several right answers" if several else "questions with one right answer"
        spoken = [each for each in asked if all(each.options)]
        placed = [each for each in asked if not each.is_shuffled]
        places = max((len(each.options) for each in placed), default=0)
        yield from _told(LengthTells, title, spoken, {"the longest option": _longest, "the shortest option": _shortest})
        yield from _told(PlaceTells, title, placed, {f"option {at + 1}": _place_mark(at) for at in range(places)})
        yield from _told(WordTells, title, spoken, words)


def _told(kind: type[Finding], title: str, asked: list[_Asked], marks: _Marks) -> Iterator[Finding]:
    """Yield what a kind of mark gives away: the mark that is the least likely, if that is no chance."""
    least, said = _LEVEL, None
    for name, mark in marks.items():
        counted = [(each, question) for each in asked if (question := mark(each)).tells]
        p = probability([question for _, question in counted]) * len(marks) if len(counted) >= _FEWEST else 1.0
        if p < least:
            least, said = p, (name, counted)
    if said is None:
        return
    name, counted = said
    right, expected = sum(each.both for _, each in counted), sum(each.expected for _, each in counted)
    sign = 1 if right > expected else -1
    counted.sort(key=lambda each: -sign * each[1].surplus)
    names = list(dict.fromkeys(each.node.name for each, _ in counted))
    first = counted[0][0]
    yield kind.at(
        first.node.file,
        first.line,
        count=len(counted),
        asked=title,
        mark=name,
        right=right,
        expected=f"{expected:.1f}",
        p="< 0.0001" if least < 0.0001 else f"= {least:.4f}",
        names=", ".join(names[:_NAMED]),
    )


def _asked(course: CourseFiles, several: bool) -> Iterator[_Asked]:
    for node in course.sound:
        if node.tag == "problem":
            for group in node.element.iter("choicegroup", "radiogroup", "checkboxgroup", "optioninput"):
                if (group.tag == "checkboxgroup") is several:
                    choices = list(group.iter("choice", "option"))
                    right = tuple((choice.get("correct") or "").lower() == "true" for choice in choices)
                    if 2 <= len(choices) <= _MOST_OPTIONS and (several or sum(right) == 1):
                        words = tuple(_words(choice) for choice in choices)
                        shuffled = (group.get("shuffle") or "").lower() == "true"
                        yield _Asked(node, group.sourceline or 0, words, right, shuffled)


def _words(choice: etree._Element) -> str:
    """Return the text of an option as people read it, without its hints."""
    hints = {hint for hint in choice if hint.tag in _HINTS}
    parts = [choice.text or ""]
    for child in choice:
        parts += ([] if child in hints else ["".join(child.itertext())]) + [child.tail or ""]
    return " ".join("".join(parts).split())


def _longest(asked: _Asked) -> Question:
    most = max(map(len, asked.options))
    return asked.marked(lambda _, words: len(words) == most)


def _shortest(asked: _Asked) -> Question:
    least = min(map(len, asked.options))
    return asked.marked(lambda _, words: len(words) == least)


def _place_mark(at: int) -> Callable[[_Asked], Question]:
    return lambda asked: asked.marked(lambda place, _: place == at)


def _word_mark(listed: str) -> Callable[[_Asked], Question]:
    found = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
    return lambda asked: asked.marked(lambda _, words: found.search(words) is not None)
