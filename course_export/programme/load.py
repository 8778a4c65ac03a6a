"""From the files of a programme to one typed value. Every problem is found before the first one is reported."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_export.errors import Problems, Refused, shown
from course_export.programme import citations, references
from course_export.programme.markdown import parse
from course_export.programme.model import Structure
from course_export.programme.order import WrongOrder
from course_export.programme.pages import Checks, Head, Module, ModuleHead, Page, Texts, UnitHead, absolute
from course_export.programme.passed_over import leftovers, written
from course_export.programme.places import STRUCTURE, languages, module_folder
from course_export.programme.source import Source, read_text, read_yaml, split_page, validated

_PATTERNS = ("*.md", "documents/*.md", "*.yaml")


@dataclass(frozen=True)
class Programme:
    """A programme in one language: its structure, and every text it uses, by the name it is used by.

    `pictures` are files by their name in the course, `image` is the picture of the course itself, `passed_over` are
    leftovers of operating systems and editors.
    """

    structure: Structure
    language: str
    texts: Texts
    pictures: Mapping[str, Path]
    image: Path
    passed_over: tuple[Path, ...] = ()


def read_structure(folder: Path, problems: Problems) -> tuple[Structure | None, Source, Any]:
    """Return `programme.yaml` as a model (None if it does not fit), its lines, and its raw data."""
    file = folder / STRUCTURE
    text = read_text(file, problems)
    read = read_yaml(text, shown(file), problems) if text is not None else None
    if read is None:
        return None, Source(shown(file), {}), {}
    data, source = read
    return validated(Structure, data, source, problems), source, data


def load(folder: Path, language: str) -> Programme:
    """Read and check a programme.

    Raises WrongOrder for a language it does not have, Refused with everything that is wrong with its files.
    """
    if language not in languages(folder):
        raise WrongOrder(f"{folder.name} has no “{language}”; allowed: {', '.join(languages(folder)) or 'none'}")
    problems = Problems()
    structure, source, data = read_structure(folder, problems)
    home = folder / language
    pages = dict(_folder(home, problems))
    documents = dict(_folder(home / "documents", problems))
    contents = dict(_contents(home, problems))
    good = {page.path for page in (*pages.values(), *documents.values())} | {home / f"{name}.yaml" for name in contents}
    broken = {path for pattern in _PATTERNS for path in written(home, pattern)} - good
    modules = {}
    for key in dict.fromkeys(_module_keys(data)):
        module = _module(folder, key, language, problems)
        if module:
            modules[key] = module
        else:
            broken |= set(written(module_folder(folder, key) / language, "*.md"))
    if structure is None:
        raise Refused(problems.found)
    texts = Texts(pages, documents, modules, contents, frozenset(absolute(path) for path in broken))
    references.check(folder, structure, source, texts, language, problems)
    pictures = citations.check(structure, source, texts, problems)
    problems.refuse()
    homes = [home, *(module_folder(folder, key) / language for key in modules)]
    return Programme(structure, language, texts, pictures, folder / structure.image, tuple(leftovers(*homes)))


def _module_keys(data: Any) -> Iterator[str]:
    """Yield the modules a programme names, also from a file that is not valid."""
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _module_keys(value)
    if isinstance(data, dict) and isinstance(data.get("module"), str):
        yield data["module"]


def _folder(folder: Path, problems: Problems) -> Iterator[tuple[str, Page]]:
    for path in written(folder, "*.md"):
        plain = folder.name == "documents" or path.stem in references.SPECIAL
        page = _page(path, Head if plain else UnitHead, "page", problems)
        if page:
            yield path.stem, page


def _contents(folder: Path, problems: Problems) -> Iterator[tuple[str, tuple[Any, Source]]]:
    for path in written(folder, "*.yaml"):
        text = read_text(path, problems)
        read = read_yaml(text, shown(path), problems) if text is not None else None
        if read is not None:
            yield path.stem, read


def _page(path: Path, model: type[Head], prefix: str, problems: Problems) -> Page | None:
    text = read_text(path, problems)
    file = shown(path)
    parts = split_page(text, file, problems) if text is not None else None
    if parts is None:
        return None
    head, body, line = parts
    parsed = parse(body, file, line, problems)
    read = read_yaml(head, file, problems, first_line=2)
    checked = validated(model, read[0], read[1], problems) if read else None
    return Page(path, checked, parsed, read[1], prefix) if read and checked else None


def _module(folder: Path, key: str, language: str, problems: Problems) -> Module | None:
    home = module_folder(folder, key) / language
    if not home.is_dir():
        return None  # references says so, with the line that names the module
    head = _yaml(home / "module.yaml", ModuleHead, problems)
    checks = _yaml(home / "checks.yaml", Checks, problems)
    pages = {}
    for path in written(home, "*.md"):
        page = _page(path, UnitHead, key, problems)
        if page:
            pages[path.stem] = page
    if head is None or checks is None:
        return None
    citations.check_module(home, key, head, checks, pages, problems)
    kit = pages.pop("kit", None)
    if kit is None or any(name not in pages for name in head[0].units):
        return None
    lessons = {name: pages[name] for name in head[0].units}
    return Module(key, head[0], lessons, kit, tuple(checks[0].checks))


def _yaml(path: Path, model: Any, problems: Problems) -> tuple[Any, Source] | None:
    text = read_text(path, problems)
    read = read_yaml(text, shown(path), problems) if text is not None else None
    if read is None:
        return None
    data, source = read
    if model is Checks:
        data = {"checks": data}
        source = Source(source.file, {("checks", *at): line for at, line in source.lines.items()})
    checked = validated(model, data, source, problems)
    return (checked, source) if checked else None
