"""The whole way from a folder to a tarball."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from course_export.documents.make import make as make_documents
from course_export.documents.revisions import stale
from course_export.plan.closed import reason
from course_export.plan.outline import outline
from course_export.plan.schedule import Schedule, plan
from course_export.plan.tree import Course
from course_export.plan.values import contact, values
from course_export.programme.load import Programme, load
from course_export.programme.order import Order, WrongOrder
from course_export.programme.parts import in_language
from course_export.reading.unpack import Unreadable, read_archive
from course_export.tarball import archive, olx

LONGEST_ID = 255
"""The platform's columns for usage ids."""


@dataclass(frozen=True)
class Built:
    """A course, its files, its tarball, and what the operator should know: each default that was used, by name.

    `pack` are the files for its facilitators, by name, if they were asked for.
    """

    course: Course
    files: Mapping[str, bytes]
    tarball: bytes
    notes: tuple[str, ...]
    pack: Mapping[str, bytes]

    @property
    def name(self) -> str:
        """The name of the tarball."""
        return f"{self.course.programme}-{self.course.language}-{self.course.run}.tar.gz"

    @property
    def ratio(self) -> float:
        """How many times larger the course is than its tarball."""
        return archive.ratio(self.files, self.tarball)


def build(
    folder: Path, order: Order, say: Callable[[str], None] = lambda line: None, *, with_pack: bool = False
) -> Built:
    """Build a course in memory, and the pack of its facilitators if asked; `say` gets lines about the progress.

    Raises order.WrongOrder for options, errors.Refused for the programme's files, archive.TooRepetitive.
    """
    say(f"Reading {folder.name} …")
    programme = load(folder, order.language, order.modules, order.settings)
    schedule = plan(programme.structure, order)
    filled = values(programme, schedule, order)
    say("Making documents and pages …")
    made = make_documents(programme, schedule, order, filled)
    course = outline(programme, schedule, order, filled, made)
    _check_lengths(course)
    files = olx.files(course)
    pack = _pack(programme, filled) if with_pack else {}
    say("Packing …")
    return Built(course, files, archive.pack(files), tuple(_notes(programme, schedule, order)), pack)


def _pack(programme: Programme, filled: Mapping[str, str]) -> dict[str, bytes]:
    from course_export.documents import pack  # slow to import, and most builds need none

    return pack.make(programme, filled)


def write(built: Built, folder: Path) -> Path:
    """Write the tarball into a folder, which is made if it is missing, and the pack into one beside it; return the path of
    the tarball. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / built.name
    archive.write(path, built.tarball)
    if built.pack:
        beside = pack_folder(built, folder)
        beside.mkdir(exist_ok=True)
        for name, content in built.pack.items():
            (beside / name).write_bytes(content)
    return path


def pack_folder(built: Built, folder: Path) -> Path:
    """Return where the pack of a course goes that is written into a folder."""
    return folder / f"{built.name.removesuffix('.tar.gz')}-pack"


def unnoticed(built: Built, folder: Path) -> Iterator[str]:
    """Yield a note for each appointment that has changed since the tarball in a folder was built, without its calendars
    noticing. The tarball that is built does not depend on it."""
    try:
        old = read_archive(folder / built.name).files
    except Unreadable:
        return  # none, or not one of ours
    for path, revision in stale(old, built.files):
        name = path.rpartition("/")[2]
        yield (
            f"{name} differs from the one in the tarball that is there; calendars keep the old date unless you build "
            f"with --revision {revision}"
        )


def _check_lengths(course: Course) -> None:
    longest = max(
        (course.usage(part.tag, part.name) for unit in course.units() for part in (unit, *unit.components)), key=len
    )
    if len(longest) > LONGEST_ID:
        raise WrongOrder(
            f"{longest} is longer than the platform keeps ({LONGEST_ID}); shorten --org, --course or --run"
        )


def _notes(programme: Programme, schedule: Schedule, order: Order) -> list[str]:
    notes = []
    for key, value in contact(programme, order).items():
        if key not in order.contact:
            notes.append(f"contact.{key} is not set; the course says “{value}” (--set contact.{key}=…)")
    for event in programme.structure.events:
        day = schedule.days[event.key]
        title = in_language(event.title, programme.language)
        if event.key not in order.days and not schedule.self_paced:
            notes.append(f"{event.key} ({title}): {day:%A} {day}, {event.at:%H:%M} (--date {event.key}=…)")
    for deadline in programme.structure.deadlines:
        if deadline.key not in order.days and not schedule.self_paced:
            day, title = schedule.days[deadline.key], in_language(deadline.title, programme.language)
            notes.append(f"{deadline.key} ({title}): {day:%A} {day} (--date {deadline.key}=…)")
    if not schedule.self_paced:
        own = [event.key for event in programme.structure.events]
        own += [deadline.key for deadline in programme.structure.deadlines]
        closed = {key: reason(schedule.days[key], programme.language) for key in own}
        notes += [f"{key} falls on {schedule.days[key]}: {why} (--date {key}=…)" for key, why in closed.items() if why]
    if programme.structure.roles:
        roles = ", ".join(in_language(role.title, programme.language) or role.key for role in programme.structure.roles)
        notes.append(f"make a cohort for each content group in the LMS, and link them: {roles} (docs/roles.md)")
    if programme.passed_over:
        first, more = programme.passed_over[0].name, len(programme.passed_over) - 1
        others = f" and {more} more" if more else ""
        notes.append(f"passed over, as leftovers of an operating system or an editor: {first}{others}")
    if order.end is None:
        notes.append(f"the course ends after {schedule.closes} (--end …)")
    if schedule.self_paced:
        left_out = sorted(
            {f for _at, unit in programme.structure.units() for f in unit.downloads if f.endswith(".ics")}
        )
        if left_out:
            notes.append(f"a self-paced course has no appointments: {', '.join(left_out)} are left out")
    return notes
