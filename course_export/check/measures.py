"""How long and how hard a text is: words, sentences, and the reading index LIX."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from course_export.reading.elements import words

LIX_LIMITS = {"de": 50, "da": 45}
"""The highest LIX that editors aim at (docs/domain/editorial.md, 2)."""

_WORD = re.compile(r"[^\W_](?:[\w’'-]*\w)?(?:[.,:]\d+)*")
_END = re.compile(r"[.!?…][\"'“”»«’)\]]*$")
_OPENING = "\"'„“»«(["
_ABBREVIATIONS = {
    "de": words(
        "abs. art. bspw. bzw. ca. dr. etc. evtl. ff. ggf. inkl. max. min. mind. mio. mrd. nr. o. prof. rd. s. sog. st. "
        "std. str. tel. u. usw. v. vgl. z. zzgl."
    ),
    "en": words("art. approx. cf. dr. e.g. etc. fig. i.e. incl. max. min. mr. mrs. ms. no. p. para. prof. st. vs."),
    "da": words(
        "art. bl. ca. d. dr. e. etc. evt. f. fx. hhv. i. inkl. jf. kap. kl. kr. maks. min. mio. nr. o. osv. pct. s. "
        "stk. tlf. t. vedr."
    ),
}
_MONTHS = words(
    "januar februar märz april mai juni juli august september oktober november dezember january february march may june "
    "july october december marts maj oktober"
)


@dataclass(frozen=True)
class Measures:
    """Measures of a text: number of words, LIX, words per sentence on average, words of the longest sentence."""

    words: int
    lix: int
    mean: float
    longest: int
    longest_text: str


def measure(prose: Iterable[str], other: Iterable[str], language: str) -> Measures:
    """Measure a text. `prose` are its paragraphs; headings and tables (`other`) count as words only."""
    lengths: list[tuple[int, str]] = []
    long_words = 0
    for paragraph in prose:
        for sentence in sentences(paragraph, language):
            found = _WORD.findall(sentence)
            if found:
                lengths.append((len(found), sentence))
                long_words += sum(1 for word in found if len(word) > 6)
    total = sum(length for length, _sentence in lengths)
    beside = sum(len(_WORD.findall(text)) for text in other)
    if not lengths:
        return Measures(beside, 0, 0.0, 0, "")
    mean = total / len(lengths)
    longest, text = max(lengths, key=lambda entry: entry[0])
    return Measures(total + beside, round(mean + 100 * long_words / total), round(mean, 1), longest, text)


def sentences(text: str, language: str) -> Iterator[str]:
    """Yield the sentences of a paragraph: "Am 3. Mai, z. B. um 9 Uhr. Gut." is two."""
    parts = text.split()
    begin = 0
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else ""
        if not following or (_END.search(part) and _begins(following) and not _continues(part, following, language)):
            yield " ".join(parts[begin : number + 1])
            begin = number + 1


def _begins(word: str) -> bool:
    bare = word.lstrip(_OPENING)
    return bool(bare) and not bare[0].islower()


def _continues(word: str, following: str, language: str) -> bool:
    """Tell whether the full stop of a word belongs to it: an abbreviation, an initial, an ordinal number."""
    if not word.endswith("."):
        return False
    bare = word.lstrip(_OPENING).lower()
    if bare[:-1].isdigit() and len(bare) <= 3:
        return following.strip(".,").lower() in _MONTHS
    return bare in _ABBREVIATIONS.get(language, ()) or (len(bare) == 2 and bare[0].isalpha())
