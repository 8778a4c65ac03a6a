"""Whether plans of days, their scripts and the facilitators' pack fit together."""

from __future__ import annotations

from collections.abc import Callable

from course_export.errors import Problems
from course_export.programme.citations import placeholders
from course_export.programme.model import Structure
from course_export.programme.pages import Texts
from course_export.programme.roles import Note


def check(structure: Structure, texts: Texts, is_broken: Callable[[str], bool], note: Note, problems: Problems) -> None:
    """Stretches of days have scripts that exist and take as long, and a planned event as long as its plan; papers of
    scripts and documents of the pack exist, and hours that a calculation takes from the course."""
    for at, key in structure.scripts():
        if key not in texts.scripts and not is_broken(f"scripts/{key}.yaml"):
            note(at, f"there is no scripts/{key}.yaml", texts.scripts)
    for number, event in enumerate(structure.events):
        for place, slot in enumerate(event.plan):
            if slot.module and slot.module not in structure.modules():
                at = ("events", number, "plan", place, "module")
                note(at, f"“{slot.module}” is not in this course", structure.modules())
            script = texts.scripts.get(slot.script or "")
            if script and script[0].minutes != slot.minutes:
                note(
                    ("events", number, "plan", place, "minutes"),
                    f"{slot.minutes}, but the steps of scripts/{slot.script}.yaml take {script[0].minutes}",
                )
        whole = sum(slot.minutes for slot in event.plan)
        if event.plan and whole != event.minutes:
            note(("events", number, "minutes"), f"{event.minutes}, but its plan takes {whole}")
    hours = [name for name in placeholders(structure) if name.startswith("hours.")]
    for calculation, source in texts.calculations.values():
        for g, group in enumerate(calculation.groups):
            for r, row in enumerate(group.rows):
                if isinstance(row.example, str) and row.example not in hours:
                    source.add(problems, ("groups", g, "rows", r, "example"), f"there is no “{row.example}”", hours)
    for written, source in texts.scripts.values():
        for number, name in enumerate(written.papers):
            if texts.paper(name) is None and not (is_broken(f"documents/{name}.md") or is_broken(f"{name}.md")):
                source.add(problems, ("papers", number), f"there is no documents/{name}.md", texts.documents)
    for number, session in enumerate(structure.pack.sessions):
        for place, module in enumerate(session.modules):
            if module not in structure.modules():
                at = ("pack", "sessions", number, "modules", place)
                note(at, f"“{module}” is not in this course", structure.modules())
    for number, name in enumerate(structure.pack.documents):
        if name not in texts.documents and not is_broken(f"documents/{name}.md"):
            note(("pack", "documents", number), f"there is no documents/{name}.md", texts.documents)
