"""Whether what the texts point to is there: sources, units, pictures, placeholders; objectives of questions."""

from collections.abc import Mapping
from pathlib import Path

from course_export.errors import Problems, shown
from course_export.programme import names
from course_export.programme.addresses import addresses, is_left_out
from course_export.programme.markdown import PLACEHOLDER, REGISTER, SHEET
from course_export.programme.model import START, Structure
from course_export.programme.pages import Checks, ModuleHead, Page, Texts, absolute
from course_export.programme.passed_over import written
from course_export.programme.source import Location, Source

_NAME = "the name of a picture has only letters A–Z, digits, “.”, “-” and “_”, and no blank"
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")


def placeholders(structure: Structure) -> list[str]:
    """Return the names of all placeholders a text may use."""
    days = [START, *(event.key for event in structure.events), *(each.key for each in structure.deadlines)]
    return [
        "modules",
        *(f"date.{day}" for day in days),
        *(f"day.{event.key}" for event in structure.events),
        *(f"contact.{key}" for key in structure.contact),
        *(f"hours.{key}" for key in structure.modules()),
        *(f"hours.{event.key}" for event in structure.events),
        *(f"hours.{name}" for name in names.HOURS),
    ]


def check(structure: Structure, source: Source, texts: Texts, problems: Problems) -> dict[str, Path]:
    """Note what the texts get wrong; return their pictures by the name each will have in the course."""
    known = placeholders(structure)
    units = addresses(structure, texts)
    pictures: dict[str, Path] = {}
    for text in (structure.certificate or {}).values():
        for name in PLACEHOLDER.findall(text):
            if name not in known:
                source.add(problems, ("certificate",), f"there is no placeholder {{{{{name}}}}}", known)
    lessons = {page.path for module in texts.modules.values() for page in module.all().values()}
    documents = {page.path for page in texts.documents.values()}
    for page in texts.all():
        file = page.source.file
        for name, line in page.text.placeholders:
            if name == SHEET and page.path not in lessons:
                problems.add(file, line, "{{sheet}} is the work sheet of a module; only its own lessons can name it")
            elif name == REGISTER and page.path not in documents:
                problems.add(file, line, "{{register}} is a table of what is stored; only a document can have it")
            elif name not in known and name not in (SHEET, REGISTER):
                problems.add(file, line, f"there is no placeholder {{{{{name}}}}}", known)
        for link, line in page.text.links:
            target = page.target(link)
            if target not in units and target not in texts.broken and not is_left_out(target, structure):
                problems.add(file, line, f"the link to {link} leads to no unit of this course")
        _check_sources(page, problems)
        for path, line in page.text.pictures:
            _check_picture(page, path, line, pictures, problems)
    unsure = {path.parent for path in texts.broken} | set(texts.homes[1:])
    for folder in {absolute(page.path.parent) for page in texts.all()} - unsure:
        for picture in written(folder, "pictures/*"):
            if not names.PLAIN.fullmatch(picture.name):
                problems.add(shown(picture), 0, _NAME)
            elif absolute(picture) not in pictures.values():
                problems.add(shown(picture), 0, "no text shows this picture")
    return pictures


def check_module(
    home: Path,
    key: str,
    head: tuple[ModuleHead, Source],
    checks: tuple[Checks, Source],
    pages: Mapping[str, Page],
    problems: Problems,
) -> None:
    """Note lessons that are missing or not named, and questions about nothing."""
    module, source = head
    objectives = [objective.key for objective in module.objectives]
    _note_doubles(objectives, ("objectives",), "key", source, problems)
    for number, name in enumerate(module.units):
        if name in names.RESERVED:
            source.add(problems, ("units", number), f"“{name}” is the name of a unit that every module has")
        elif not (home / f"{name}.md").is_file():
            source.add(problems, ("units", number), f"there is no {name}.md", [p.stem for p in written(home, "*.md")])
    if not (home / f"{names.KIT}.md").is_file():
        problems.add(source.file, 0, f"the module has no {names.KIT}.md to pass it on")
    for name, page in pages.items():
        if name not in (*module.units, names.KIT):
            problems.add(page.source.file, 0, f"module.yaml does not name this lesson under units of {key}")
        for number, objective in enumerate(page.head.objectives):
            if objective not in objectives:
                at = ("objectives", number)
                page.source.add(problems, at, f"the module has no objective “{objective}”", objectives)
    questions, source = checks
    _note_doubles([check.key for check in questions.checks], ("checks",), "key", source, problems)
    for index, question in enumerate(questions.checks):
        if question.objective not in objectives:
            place = ("checks", index, "objective")
            source.add(problems, place, f"the module has no objective “{question.objective}”", objectives)
        if question.unit not in module.units:
            source.add(problems, ("checks", index, "unit"), f"the module has no lesson “{question.unit}”", module.units)
        options = ("checks", index, "options")
        _note_doubles([option.key for option in question.options], options, "key", source, problems)
        for number, option in enumerate(question.options):
            if option.unit not in (None, *module.units):
                source.add(
                    problems, (*options, number, "unit"), f"the module has no lesson “{option.unit}”", module.units
                )


def _note_doubles(keys: list[str], at: Location, field: str, source: Source, problems: Problems) -> None:
    for number, key in enumerate(keys):
        if key in keys[:number]:
            source.add(problems, (*at, number, field), f"“{key}” is used twice")


def _check_sources(page: Page, problems: Problems) -> None:
    cited: dict[str, int] = {}
    for key, line in page.text.citations:
        cited.setdefault(key, line)
    for key, line in cited.items():
        if key not in page.head.sources:
            problems.add(page.source.file, line, f"the source [^{key}] is not under sources", page.head.sources)
    for key in page.head.sources:
        if key not in cited:
            page.source.add(problems, ("sources", key), "the text does not cite this source")
    if page.head.sources and page.head.as_of is None:
        page.source.add(problems, (), "a text with sources says as_of")


def _check_picture(page: Page, path: str, line: int, pictures: dict[str, Path], problems: Problems) -> None:
    file, target = page.source.file, page.target(path)
    name = names.picture(page.prefix, path)
    if not names.PLAIN.fullmatch(name):
        problems.add(file, line, f"{path}: {_NAME}")
    elif target.suffix.lower() not in PICTURES:
        problems.add(file, line, f"{path} is not a picture", PICTURES)
    elif not target.is_file():
        problems.add(file, line, f"there is no picture {path}")
    elif pictures.setdefault(name, target) != target:
        problems.add(file, line, f"two pictures of the course would both be called {name}")
