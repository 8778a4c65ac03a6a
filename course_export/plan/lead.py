"""A script as a page of the course, for those who lead: the same words as in the pack that they print."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from course_export.programme.scripts import Script
from course_export.programme.words import Words


def to_html(script: Script, words: Words, *, online: bool = False) -> str:
    """Return what is said (as a quotation) and done minute by minute, then what is needed and what helps.

    What is different online comes first in a course that meets there.
    """
    pack = words.pack
    parts = [f"<p><strong>{pack['aim']}:</strong> {escape(script.aim)}</p>\n"]
    elsewhere = [_part(pack["online"], script.online)]
    parts += [*(elsewhere if online else ()), *_steps(script, words, online), _part(pack["room"], script.room)]
    if script.material:
        rows = ([escape(m.what), escape(m.for_8), escape(m.for_12)] for m in script.material)
        heads = [pack[name] for name in ("what", "for_8", "for_12")]
        parts.append(f"<h3>{pack['material']}</h3>\n{_table(heads, rows)}")
    lines = ([escape(each.when), escape(each.say)] for each in script.rescue)
    parts.append(f"<h3>{pack['rescue']}</h3>\n{_table([pack['when'], pack['then']], lines)}")
    parts += () if online else elsewhere
    if script.late:
        parts.append(_part(pack["late"], script.late))
    return "".join(parts)


def _steps(script: Script, words: Words, online: bool) -> Iterator[str]:
    """Yield each step under a heading of its own: four columns would be too narrow to read aloud from on a phone."""
    for span, step in script.timed():
        seen = "shared" if online else "wall"
        beside = [(words.pack[name], text) for name, text in (("do", step.do), (seen, step.wall)) if text]
        yield f"<h3>{span} · {escape(step.title)}</h3>\n<blockquote>\n<p>{escape(step.say)}</p>\n</blockquote>\n"
        yield "".join(f"<p><strong>{title}:</strong> {escape(text)}</p>\n" for title, text in beside)


def _part(title: str, text: str) -> str:
    return f"<h3>{title}</h3>\n<p>{escape(text)}</p>\n"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{title}</th>' for title in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n"
