"""The pieces of HTML the exporter itself writes around the texts of a unit. All return well-formed HTML."""

from collections.abc import Iterable, Sequence
from datetime import time
from html import escape

from course_export.programme.pages import Head, ModuleHead
from course_export.programme.spoken import clock_in_words, month_in_figures, time_in_words
from course_export.programme.words import Words


def duration(minutes: int, words: Words) -> str:
    """The line on top of every unit: “Dauer: 9 Minuten”."""
    return f"<p><em>{words.duration.format(time=time_in_words(minutes, words))}</em></p>\n"


def sources(head: Head, cited: Sequence[str], prefix: str, words: Words) -> str:
    """The list of sources at the end of a text, in the order of their numbers; nothing if it cites none."""
    if not cited:
        return ""
    dated = words.as_of.format(month=month_in_figures(str(head.as_of)))
    entries = []
    for number, key in enumerate(cited, start=1):
        origin = head.sources[key]
        entries.append(
            f'<li id="{prefix}-source-{number}"><a href="{escape(origin.url)}">{escape(origin.title)}</a>, {dated} '
            f'<a href="#{prefix}-cited-{number}" aria-label="{escape(words.back)}">↩</a></li>\n'
        )
    return f"<h3>{words.sources}</h3>\n<ol>\n{''.join(entries)}</ol>\n"


def downloads(files: Iterable[tuple[str, str, str]], words: Words) -> str:
    """The list of files of a unit, each (name among the course's files, title, kind); nothing if there are none."""
    entries = "".join(
        f'<li><a href="/static/{escape(name)}">{escape(title)} ({escape(words.kinds[kind])})</a></li>\n'
        for name, title, kind in files
    )
    return f"<h3>{words.downloads}</h3>\n<ul>\n{entries}</ul>\n" if entries else ""


def sheet(unit: str | None, words: Words) -> str:
    """The work sheet of a module as its lessons name it: a link to its unit, or one to fill in elsewhere."""
    return f'<a href="/jump_to_id/{unit}">{words.sheet}</a>' if unit else words.blank


def form(files: Sequence[tuple[str, str, str]], words: Words) -> str:
    """What a lesson offers where the course has no work sheet: the form as files, or how to make one."""
    note = words.form_note if files else words.form_own
    return f"<h3>{words.form}</h3>\n<p>{note}</p>\n{downloads(files, words)}"


def goals(head: ModuleHead, units: Iterable[tuple[str, str, int]], words: Words) -> str:
    """The first unit of a module: what for, what one can do afterwards, its units (name, title, minutes)."""
    objectives = "".join(f"<li>{escape(objective.text)}</li>\n" for objective in head.objectives)
    rows = "".join(
        f'<tr><td><a href="/jump_to_id/{name}">{escape(title)}</a></td><td>{time_in_words(minutes, words)}</td></tr>\n'
        for name, title, minutes in units
    )
    return (
        f"<p>{escape(head.summary)}</p>\n"
        f"<h3>{words.afterwards}</h3>\n<ul>\n{objectives}</ul>\n"
        f"<h3>{words.structure}</h3>\n"
        f'<table>\n<thead>\n<tr><th scope="col">{words.section}</th><th scope="col">{words.time}</th></tr>\n</thead>\n'
        f"<tbody>\n{rows}</tbody>\n</table>\n"
    )


def plan(appointment: str, rows: Iterable[tuple[time, time, str, str, str | None]], words: Words) -> str:
    """The plan of a day: when it is, and what is done (from, to, title, text, url_name of the unit it begins with)."""
    body = ""
    for begins, ends, title, text, unit in rows:
        block = f'<a href="/jump_to_id/{unit}">{escape(title)}</a>' if unit else escape(title)
        span = f"{clock_in_words(begins, words)}–{clock_in_words(ends, words)}"
        body += f"<tr><td>{span}</td><td>{block}</td><td>{escape(text)}</td></tr>\n"
    head = "".join(f'<th scope="col">{title}</th>' for title in (words.time, words.block, words.you_do))
    return (
        f"<h3>{words.plan}</h3>\n<p>{escape(appointment)}</p>\n"
        f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n"
    )


def readers(roles: Sequence[str], words: Words) -> str:
    """Who reads the discussion below: these roles, everybody in a course that has none."""
    # A role may have “and” in its name.
    said = words.discussion_of.format(roles="; ".join(roles)) if roles else words.discussion_of_all
    return f"<p><strong>{escape(said)}</strong></p>\n"


def transfer(question: str, words: Words) -> str:
    """The unit with a module's question for the own office, where no block asks it."""
    return f"<p><strong>{escape(question)}</strong></p>\n<p>{escape(words.transfer_note)}</p>\n"


def times(
    chapters: Sequence[tuple[str, Sequence[tuple[str, int]]]],
    events: Sequence[tuple[str, int]],
    sums: tuple[int, int],
    words: Words,
) -> str:
    """The table of a participant's time: self-study of all parts (chapter, its sections with their minutes), events.

    `sums` are the minutes of self-study, and of everything.
    """
    rows = []
    for chapter, sections in chapters:
        for number, (section, minutes) in enumerate(sections):
            first = _first(chapter, len(sections)) if number == 0 else ""
            alone = time_in_words(minutes, words) if minutes else words.held
            rows.append(f"<tr>{first}<td>{escape(section)}</td><td>{alone}</td></tr>\n")
    self_study, total = sums
    rows.append(_sum(words.self_study, self_study, words))
    rows += [_sum(escape(title), minutes, words) for title, minutes in events]
    rows.append(_sum(words.total, total, words))
    head = "".join(f'<th scope="col">{title}</th>' for title in (words.part, words.section, words.time))
    return (
        f"<h3>{words.times}</h3>\n<p>{words.times_note}</p>\n"
        f"<table>\n<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{''.join(rows)}</tbody>\n</table>\n"
    )


def _sum(title: str, minutes: int, words: Words) -> str:
    return f'<tr><th scope="row" colspan="2">{title}</th><td>{time_in_words(minutes, words)}</td></tr>\n'


def _first(chapter: str, rows: int) -> str:
    scope = f'scope="rowgroup" rowspan="{rows}"' if rows > 1 else 'scope="row"'
    return f"<th {scope}>{escape(chapter)}</th>"
