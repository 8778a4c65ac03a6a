"""What comes with Lotse: programmes and modules, with their titles per language."""

from typing import Any

from course_export.errors import Problems
from course_export.programme.load import read_structure
from course_export.programme.parts import in_language
from course_export.programme.places import SHIPPED, languages, module_folder, shipped
from course_export.programme.source import read_text, read_yaml


def programmes() -> list[dict[str, Any]]:
    """Return key, titles per language and modules of every programme. Raises errors.Refused for a broken one.

    A programme has a language when it and every one of its modules are written in it.
    """
    problems = Problems()
    found = []
    for key in shipped():
        folder = SHIPPED / "programmes" / key
        structure, written = read_structure(folder, problems)
        if structure:
            modules = [module_folder(written.folders, module) for module in structure.modules()]
            whole = [
                language for language in written.languages() if all(language in languages(module) for module in modules)
            ]
            titles = {language: in_language(structure.title, language) for language in whole}
            found.append({"key": key, "languages": titles, "modules": structure.modules()})
    problems.refuse()
    return found


def modules() -> list[dict[str, Any]]:
    """Return key and titles per language of every module. Raises errors.Refused for a broken one."""
    problems = Problems()
    found = []
    for folder in sorted((SHIPPED / "lessons").iterdir()):
        titles = {}
        for language in languages(folder):
            file = folder / language / "module.yaml"
            text = read_text(file, problems)
            read = read_yaml(text, str(file), problems) if text is not None else None
            titles[language] = read[0].get("title") if read and isinstance(read[0], dict) else None
        if titles:
            found.append({"key": folder.name, "languages": titles})
    problems.refuse()
    return found
