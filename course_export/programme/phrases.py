"""What the exporter itself has to say in each language (words_de.py and its siblings)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Texts in one language; `{…}` is filled where they are used."""

    locale: str
    minutes: str
    duration: str
    hours: str
    comma: str
    sources: str
    as_of: str
    back: str
    downloads: str
    kinds: dict[str, str]
    goals: str
    afterwards: str
    structure: str
    checks: str
    checks_note: str
    choose_all: str
    question: str
    see: str
    transfer: str
    transfer_here: str
    transfer_note: str
    workshop: str
    sheet: str
    blank: str
    form: str
    form_note: str
    form_own: str
    entry: str
    value: str
    times: str
    times_note: str
    self_study: str
    held: str
    part: str
    section: str
    time: str
    total: str
    week: str
    week_before: str
    discussion: str
    discussion_of: str
    discussion_of_all: str
    plan: str
    appointment: str
    clock: str
    block: str
    you_do: str
    rest: dict[str, str]
    pack: dict[str, str]
    register: dict[str, str]
    quoted: str
    last: str
    months: tuple[str, ...]
    date: str
