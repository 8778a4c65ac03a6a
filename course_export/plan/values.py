"""The values of the placeholders in the texts: dates, contacts, hours."""

from course_export.plan import lengths
from course_export.plan.hours import count
from course_export.plan.schedule import Schedule
from course_export.programme import names
from course_export.programme.load import Programme
from course_export.programme.model import ModuleSection
from course_export.programme.order import Order, WrongOrder
from course_export.programme.parts import said
from course_export.programme.spoken import hours_in_figures, listed
from course_export.programme.words import LANGUAGES


def contact(programme: Programme, order: Order) -> dict[str, str]:
    """Return the contact fields: what the operator sets, otherwise the programme's default. Raises WrongOrder."""
    known = programme.structure.contact
    for key, value in order.contact.items():
        if key not in known:
            allowed = ", ".join(f"contact.{name}" for name in known)
            raise WrongOrder(f"there is no setting “contact.{key}”; allowed: {allowed or 'none'}")
        if not value.strip() or not value.isprintable():
            raise WrongOrder(f"contact.{key} is empty, or more than a line of text")
    defaults = {key: said(texts, programme.language) for key, texts in known.items()}
    return defaults | dict(order.contact)


def values(programme: Programme, schedule: Schedule, order: Order) -> dict[str, str]:
    """Return the value of every placeholder.

    Modules are those of the course by their titles. `date.` gives all days of an event that another one continues,
    `day.` its own. Hours have at most one decimal: those of a module, its kit included, of an event with those that
    continue it, and a participant's (hours.py).
    """
    words = LANGUAGES[programme.language]
    modules = {
        section.key: lengths.module(section, programme)
        for _at, section in programme.structure.sections()
        if isinstance(section, ModuleSection)
    }
    sittings = {event.key: programme.structure.sittings(event.key) for event in programme.structure.events}
    events = {key: sum(event.minutes for event in found) for key, found in sittings.items()}
    own_day = {key: schedule.in_words(key, words) for key in schedule.days}
    days = {
        key: words.last.join(dict.fromkeys(own_day[event.key] for event in found)) for key, found in sittings.items()
    }
    own = count(programme)
    sums = {name: getattr(own, name) for name in names.HOURS}
    titles = [programme.texts.modules[key].head.title for key in modules]
    return {
        "modules": listed(titles, words),
        **{f"date.{key}": day for key, day in (own_day | days).items()},
        **{f"day.{key}": own_day[key] for key in sittings},
        **{f"contact.{key}": value for key, value in contact(programme, order).items()},
        **{f"hours.{key}": hours_in_figures(minutes, words) for key, minutes in (modules | events | sums).items()},
    }
