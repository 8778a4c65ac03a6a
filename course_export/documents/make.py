"""The files people take away: Word documents, slides, calendar files. Each is the same bytes at every build."""

from collections.abc import Iterator, Mapping

from course_export.documents.register import filled_in
from course_export.plan import sheets
from course_export.plan.schedule import Schedule
from course_export.programme import names
from course_export.programme.load import Programme
from course_export.programme.order import Order
from course_export.programme.parts import said
from course_export.programme.words import LANGUAGES


def make(
    programme: Programme, schedule: Schedule, order: Order, values: Mapping[str, str]
) -> dict[str, tuple[str, bytes]]:
    """Return every file that a unit offers, by the name the unit lists, and every form: (title, content).

    A self-paced course has no appointments, so it gets no calendar files.
    """
    wanted = sorted({file for _place, unit in programme.structure.units() for file in unit.downloads})
    made = {}
    for file in wanted:
        name, _, kind = file.rpartition(".")
        if kind == "ics":
            if not schedule.self_paced:
                made[file] = _appointment(programme, schedule, order, values, name)
        elif kind == "ods":
            from course_export.documents.ods import to_ods

            calculation, _source = programme.texts.calculations[name]
            content = to_ods(calculation, values, LANGUAGES[programme.language].locale)
            made[file] = (calculation.title, content)
        else:
            head = programme.texts.documents[name].head
            title = f"{head.title}. {head.subtitle}" if head.subtitle else head.title
            made[file] = (title, _document(programme, values, name, kind))
    return made | dict(_forms(programme))


def _forms(programme: Programme) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield the sheets to fill in of modules that the course has without their workshop."""
    for module in sheets.missing(programme):
        from course_export.documents import forms

        form = forms.make(module.key, programme.language)
        if form:
            title, files = form
            yield from ((names.sheet(module.key, kind), (title, content)) for kind, content in files.items())


def _document(programme: Programme, values: Mapping[str, str], name: str, kind: str) -> bytes:
    page = filled_in(programme.texts.documents[name], programme.language)
    language = LANGUAGES[programme.language].locale
    # Both libraries are slow to import and large; a course without such documents does not pay for them.
    if kind == "pptx":
        from course_export.documents.slides import to_pptx

        return to_pptx(page, values.__getitem__, language)
    from course_export.documents.word import to_docx

    return to_docx(page, values.__getitem__, language)


def _appointment(
    programme: Programme, schedule: Schedule, order: Order, values: Mapping[str, str], key: str
) -> tuple[str, bytes]:
    from course_export.documents.appointments import Appointment, to_ics

    event = next(event for event in programme.structure.events if event.key == key)
    title = said(event.title, programme.language)
    uid = "-".join((programme.structure.key, order.org, order.course or programme.structure.code, order.run, key))
    place = values.get("contact.place", "")
    begins = schedule.begins(event)
    appointment = Appointment(f"{uid}@lotse", title, begins, event.minutes, place, programme.language, order.revision)
    return title, to_ics(appointment)
