"""From the files of a programme to one typed value. Every problem is found before the first one is reported."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from course_export.errors import Problems, Refused, shown
from course_export.programme import citations, extending, places, references, selection, terms
from course_export.programme.alternatives import resolved
from course_export.programme.calculation import Calculation
from course_export.programme.markdown import CITATION, parse
from course_export.programme.model import Structure
from course_export.programme.order import WrongOrder
from course_export.programme.pages import Checks, Head, Module, ModuleHead, Page, Texts, UnitHead, absolute
from course_export.programme.passed_over import leftovers, written
from course_export.programme.scripts import Script
from course_export.programme.source import Source, read_yaml, split_page, validated
from course_export.programme.terms import Variant
from course_export.programme.variants import chosen, sections


@dataclass(frozen=True)
class Programme:
    """A programme in one language: its structure, and every text it uses, by the name it is used by.

    `pictures` are files by their name in the course, `image` is the picture of the course itself, `passed_over` are
    leftovers of operating systems and editors. `holds` is what an operator has chosen (variants.py).
    """

    structure: Structure
    language: str
    texts: Texts
    pictures: Mapping[str, Path]
    image: Path
    passed_over: tuple[Path, ...] = ()
    holds: frozenset[str] = frozenset()


def read_structure(
    folder: Path, problems: Problems, modules: Sequence[str] = (), holds: Collection[str] = chosen({})
) -> tuple[Structure | None, extending.Written]:
    """Return `programme.yaml` as a model (None if it does not fit), and what it was written as.

    `modules` are chosen instead of those that it names; `holds` is what an operator has chosen
    (variants.py). Raises WrongOrder where modules do not exist or cannot be chosen.
    """
    written = extending.read(folder, problems, holds)
    data, source = written.data, written.source
    if data is None:
        return None, written
    known = places.modules(written.folders)
    if modules:
        _check_order(folder, data, modules, known)
        data = {**data, selection.FIELD: list(modules)}
    selection.check(data, source, known, problems)
    structure = validated(Structure, data, source, problems)
    if structure:
        structure, source = selection.written_out(structure, source, problems)
    return structure, extending.Written(data, source, written.folders)


def _check_order(folder: Path, data: Any, modules: Sequence[str], known: Sequence[str]) -> None:
    if not isinstance(data, dict) or "days" not in data:
        raise WrongOrder(
            f"--modules: {folder.name} says itself which modules it has, and when; leave PROGRAMME out, or name one that "
            f"extends {places.SELECTION}"
        )
    for _number, message in selection.doubts(modules, known):
        raise WrongOrder(f"--modules: {message}; allowed: {', '.join(known)}")


def load(
    folder: Path, language: str, modules: Sequence[str] = (), settings: Mapping[str, str] = MappingProxyType({})
) -> Programme:
    """Read and check a programme; `modules` are chosen instead of those that it names, `settings` say what of its texts
    holds.

    Raises WrongOrder for a language or a setting it does not have or modules it cannot have, Refused with everything that is wrong
    with its files.
    """
    problems, holds = Problems(), chosen(settings)
    structure, whole = read_structure(folder, problems, modules, holds)
    if language not in whole.languages():
        raise WrongOrder(f"{folder.name} has no “{language}”; allowed: {', '.join(whole.languages()) or 'none'}")
    variant = terms.read(whole.folders, language, holds, problems)
    homes = [each / language for each in whole.folders]
    broken: set[Path] = set()
    read = _read(homes, structure, problems, broken, variant)
    found = {}
    for key in dict.fromkeys(_module_keys(whole.data)):
        home = places.module_folder(whole.folders, key) / language
        module = _module(home, key, problems, variant)
        if module:
            found[key] = module
        else:
            broken |= {absolute(path) for path in written(home, "*.md")}
    if structure is None:
        raise Refused(problems.found)
    texts = Texts(modules=found, broken=frozenset(broken), homes=tuple(map(absolute, homes)), **read)
    references.check(whole.folders, structure, whole.source, texts, language, problems)
    pictures = citations.check(structure, whole.source, texts, problems)
    problems.refuse()
    own = [homes[0], *(places.module_folder(whole.folders, key) / language for key in found)]
    image = next(file for each in whole.folders if (file := each / structure.image).is_file())
    return Programme(structure, language, texts, pictures, image, tuple(leftovers(*own)), holds)


def _read(
    homes: Sequence[Path], structure: Structure | None, problems: Problems, broken: set[Path], variant: Variant
) -> dict[str, Any]:
    """Read pages, documents, contents of blocks, scripts and calculations, by their names in `Texts`: all of the
    programme's own, and what it uses of others.
    """
    units = [unit for _at, unit in structure.units()] if structure else []
    downloads = {file.rpartition(".")[0] for unit in units for file in unit.downloads}
    downloads |= {*structure.pack.documents} if structure else set()

    def read(pattern: str, used: set[str], one: Callable[[Path], Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        seen: set[str] = set()
        for number, home in enumerate(homes):
            paths = [path for path in written(home, pattern) if number == 0 or path.stem in used - seen]
            seen |= {path.stem for path in paths}
            for path in paths:
                text = one(path)
                if text is None:
                    broken.add(absolute(path))
                else:
                    found[path.stem] = text
        return found

    scripts = read(
        "scripts/*.yaml",
        {key for _at, key in structure.scripts()} if structure else set(),
        lambda path: _yaml(path, Script, problems, variant),
    )
    papers = {name for script, _source in scripts.values() for name in script.papers}
    return {
        "pages": read(
            "*.md", {unit.page or "" for unit in units}.union(references.SPECIAL), partial(_text, problems, variant)
        ),
        "documents": read(
            "documents/*.md", downloads | papers, lambda path: _page(path, Head, "page", problems, variant)
        ),
        "contents": read(
            "*.yaml",
            {placement.content or "" for unit in units for placement in unit.blocks},
            partial(_content, problems, variant),
        ),
        "scripts": scripts,
        "calculations": read("documents/*.yaml", downloads, lambda path: _yaml(path, Calculation, problems, variant)),
    }


def _module_keys(data: Any) -> Iterator[str]:
    """Yield the modules a programme names, also from a file that is not valid."""
    yield from (key for key in selection.keys(data) if isinstance(key, str))
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _module_keys(value)
    if isinstance(data, dict) and isinstance(data.get("module"), str):
        yield data["module"]


def _text(problems: Problems, variant: Variant, path: Path) -> Page | None:
    return _page(path, Head if path.stem in references.SPECIAL else UnitHead, "page", problems, variant)


def _content(problems: Problems, variant: Variant, path: Path) -> tuple[Any, Source] | None:
    text = variant.read(path, problems)
    read = read_yaml(text, shown(path), problems) if text is not None else None
    return resolved(*read, variant.holds) if read else None


def _page(path: Path, model: type[Head], prefix: str, problems: Problems, variant: Variant) -> Page | None:
    text = variant.read(path, problems)
    file = shown(path)
    parts = split_page(text, file, problems) if text is not None else None
    if parts is None:
        return None
    head, whole, line = parts
    body, left = sections(whole, variant.holds, file, line, problems)
    parsed = parse(body, file, line, problems)
    read = read_yaml(head, file, problems, first_line=2)
    read = resolved(*read, variant.holds) if read else None
    checked = validated(model, *read, problems) if read else None
    if checked and left:
        checked = _without(checked, {*CITATION.findall(left)} - {key for key, _line in parsed.citations})
    return Page(path, checked, parsed, read[1], prefix) if read and checked else None


def _without(head: Head, sources: Collection[str]) -> Head:
    """Return front matter without sources that only a section cites which does not hold."""
    return head.model_copy(update={"sources": {key: at for key, at in head.sources.items() if key not in sources}})


def _module(home: Path, key: str, problems: Problems, variant: Variant) -> Module | None:
    if not home.is_dir():
        return None  # references says so, with the line that names the module
    head = _yaml(home / "module.yaml", ModuleHead, problems, variant)
    checks = _yaml(home / "checks.yaml", Checks, problems, variant)
    pages = {}
    for path in written(home, "*.md"):
        page = _page(path, UnitHead, key, problems, variant)
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


def _yaml(path: Path, model: Any, problems: Problems, variant: Variant) -> tuple[Any, Source] | None:
    text = variant.read(path, problems)
    read = read_yaml(text, shown(path), problems) if text is not None else None
    if read is None:
        return None
    data, source = read
    if model is Checks:
        data = {"checks": data}
        source = Source(source.file, {("checks", *at): line for at, line in source.lines.items()})
    data, source = resolved(data, source, variant.holds)
    checked = validated(model, data, source, problems)
    return (checked, source) if checked else None
