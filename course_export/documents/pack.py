"""The facilitator's pack: scripts of each meeting on facing pages, and a file with all that is printed for it.

On the left stands what is said and done minute by minute, on the right what is needed and what helps when it goes wrong.
For a course that meets online, the right page begins with what is different there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from docx.shared import Cm, Length

from course_export.documents import cards, forms
from course_export.documents.inline import Run
from course_export.documents.register import filled_in
from course_export.documents.word import Writer, bound, to_docx
from course_export.programme.days import Slot, clock
from course_export.programme.load import Programme
from course_export.programme.model import ModuleSection
from course_export.programme.pages import Page
from course_export.programme.parts import said
from course_export.programme.scripts import Script
from course_export.programme.spoken import clock_in_words
from course_export.programme.words import LANGUAGES, Words

_NEW_PAGE = "<w:pageBreakBefore/>"
_POINTS = 10
"""To be read at arm's length."""
_NOTES = 4
_EDGE = 'w:val="single" w:sz="4" w:space="1" w:color="808080"'
_LINE = f'<w:pBdr><w:bottom {_EDGE}/><w:between {_EDGE}/></w:pBdr><w:spacing w:before="240" w:after="0"/>'
Widths = tuple[Length, ...]
_STEP: Widths = (Cm(1.4), Cm(8.8), Cm(3.7), Cm(3.1))
_MATERIAL: Widths = (Cm(9), Cm(4), Cm(4))
_RESCUE: Widths = (Cm(6), Cm(11))
_PLAN: Widths = (Cm(3), Cm(5), Cm(9))
_START = time(9)


@dataclass(frozen=True)
class Meeting:
    """Something that facilitators lead: `name` begins its files, `when` says its day, `modules` are those worked on,
    `online` says that it is held there.
    """

    name: str
    title: str
    when: str
    slots: Sequence[tuple[time, time, Slot]]
    modules: Sequence[str]
    online: bool = False


def make(programme: Programme, values: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of the pack by their names."""
    words = LANGUAGES[programme.language]
    found = {}
    for meeting in _meetings(programme, values):
        found[f"{meeting.name}-{words.pack['script']}.docx"] = _scripts(meeting, programme, words)
        printed = _prints(meeting, programme, values, words)
        if printed:
            found[f"{meeting.name}-{words.pack['prints']}.docx"] = printed
    for name in programme.structure.pack.documents:
        found[f"{name}.docx"] = to_docx(
            filled_in(programme.texts.documents[name], programme.language), values.__getitem__, words.locale
        )
    return found


def _meetings(programme: Programme, values: Mapping[str, str]) -> Iterator[Meeting]:
    structure, language, online = programme.structure, programme.language, "online" in programme.holds
    for event in structure.events:
        if any(slot.script for slot in event.plan):
            slots = [*clock(event.at, event.plan)]
            modules = [*dict.fromkeys(slot.module for slot in event.plan if slot.module)]
            yield Meeting(event.key, said(event.title, language), values[f"day.{event.key}"], slots, modules, online)
    for session in structure.pack.sessions:
        plan = [Slot(script=key, minutes=programme.texts.script(key).minutes) for key in session.scripts]
        yield Meeting(session.key, said(session.title, language), "", [*clock(_START, plan)], session.modules)


def _scripts(meeting: Meeting, programme: Programme, words: Words) -> bytes:
    blocks = [(begins, ends, _script(slot, programme)) for begins, ends, slot in meeting.slots]

    def write(writer: Writer) -> None:
        writer.add("Title", [Run(meeting.title)])
        writer.add("Subtitle", [Run(meeting.when or words.pack["any_day"])])
        writer.add("Normal", [Run(words.pack["how"])])
        writer.grid(_plan(meeting, programme, words), _PLAN)
        late = [(script.title, script.late) for _begins, _ends, script in blocks if script and script.late]
        if late:
            writer.add("Heading 1", [Run(words.pack["late"])])
            for title, text in late:
                writer.add("Normal", [Run(f"{title}: ", bold=True), Run(text)])
        for begins, ends, script in blocks:
            if script:
                _left(writer, script, _span(begins, ends, words), words, online=meeting.online)
                _right(writer, script, words, online=meeting.online)

    return bound(f"{meeting.title}: {words.pack['title']}", words.locale, write, points=_POINTS)


def _script(slot: Slot, programme: Programme) -> Script | None:
    return programme.texts.script(slot.script) if slot.script else None


def _span(begins: time, ends: time, words: Words) -> str:
    return f"{clock_in_words(begins, words)}–{clock_in_words(ends, words)}"


def _plan(meeting: Meeting, programme: Programme, words: Words) -> Iterator[list[list[Run]]]:
    yield [[Run(words.time)], [Run(words.block)], [Run(words.pack["participants"])]]
    for begins, ends, slot in meeting.slots:
        script = _script(slot, programme)
        title = script.title if script else words.rest[slot.rest or "pause"]
        yield [[Run(_span(begins, ends, words))], [Run(title)], [Run(script.does if script else "–")]]


def _left(writer: Writer, script: Script, clocked: str, words: Words, *, online: bool) -> None:
    """Add the page with the minutes."""
    pack = words.pack
    writer.add("Heading 1", [Run(f"{script.title} · {clocked}")], _NEW_PAGE)
    writer.add("Normal", [Run(f"{pack['aim']}: ", bold=True), Run(script.aim)])
    rows = [[[Run(pack[name])] for name in ("minute", "say", "do", "shared" if online else "wall")]]
    for span, step in script.timed():
        rows.append(
            [
                [Run(span, bold=True)],
                [Run(f"{step.heading} ", bold=True), Run(step.say)],
                [Run(step.do or "–")],
                [Run(step.wall or "–")],
            ]
        )
    writer.grid(rows, _STEP)


def _right(writer: Writer, script: Script, words: Words, *, online: bool) -> None:
    """Add the page with what is needed, and what helps."""
    pack = words.pack
    writer.add("Heading 1", [Run(f"{script.title}: {pack['beside']}")], _NEW_PAGE)
    if online:
        _part(writer, pack["online"], script.online)
    _part(writer, pack["room"], script.room)
    if script.material:
        writer.add("Heading 2", [Run(pack["material"])])
        heads = [[Run(pack[name])] for name in ("what", "for_8", "for_12")]
        writer.grid([heads, *([[Run(m.what)], [Run(m.for_8)], [Run(m.for_12)]] for m in script.material)], _MATERIAL)
    writer.add("Heading 2", [Run(pack["rescue"])])
    heads = [[Run(pack["when"])], [Run(pack["then"])]]
    writer.grid([heads, *([[Run(each.when)], [Run(each.say)]] for each in script.rescue)], _RESCUE)
    if not online:
        _part(writer, pack["online"], script.online)
    if script.late:
        _part(writer, pack["late"], script.late)
    writer.add("Heading 2", [Run(pack["notes"])])
    for _line in range(_NOTES):
        writer.add("Normal", [], _LINE)


def _part(writer: Writer, title: str, text: str) -> None:
    writer.add("Heading 2", [Run(title)])
    writer.add("Normal", [Run(text)])


def _prints(meeting: Meeting, programme: Programme, values: Mapping[str, str], words: Words) -> bytes | None:
    """Return all cards, signs, papers and work sheets of a meeting in one file, None if there are none."""
    scripts = [script for _begins, _ends, slot in meeting.slots if (script := _script(slot, programme))]
    given = [(script, each) for script in scripts for each in script.prints]
    papers = [(script, page) for script in scripts for page in _papers(script, programme)]
    sheets = [*_sheets(meeting, programme)]
    if not (given or papers or sheets):
        return None

    def write(writer: Writer) -> None:
        writer.add("Title", [Run(f"{meeting.title}: {words.pack['prints_title']}")])
        rows = [[[Run(words.block)], [Run(words.pack["what"])], [Run(words.pack["pages"])]]]
        for script, each in given:
            counted = words.pack["cards"].format(n=len(each.texts), size=each.size.upper())
            rows.append([[Run(script.title)], [Run(each.title)], [Run(counted)]])
        for script, page in papers:
            rows.append([[Run(script.title)], [Run(page.head.title)], [Run(words.pack["papers"])]])
        for page in sheets:
            rows.append([[Run(words.workshop)], [Run(page.head.title)], [Run(words.pack["each_group"])]])
        writer.grid(rows, _PLAN)
        for _script, each in given:
            cards.write(writer, each)
        for page in (*(page for _script, page in papers), *sheets):
            writer.page(page, _NEW_PAGE)

    title = f"{meeting.title}: {words.pack['prints_title']}"
    return bound(title, words.locale, write, values.__getitem__)


def _papers(script: Script, programme: Programme) -> Iterator[Page]:
    yield from (page for name in script.papers if (page := programme.texts.paper(name)))


def _sheets(meeting: Meeting, programme: Programme) -> Iterator[Page]:
    """Yield the work sheets of a meeting to fill in by hand."""
    with_block = {
        section.module
        for _at, section in programme.structure.sections()
        if isinstance(section, ModuleSection) and section.workshop
    }
    for key in meeting.modules:
        page = forms.on_paper(key, programme.language, beside=key in with_block)
        if page:
            yield page
