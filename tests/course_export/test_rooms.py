"""The rooms of the exporter say what they are for, and no two files have to be told apart by their rooms."""

from collections import Counter
from importlib import import_module
from pathlib import Path

import pytest

import course_export

HOME = Path(course_export.__file__).parent
ROOMS = sorted(file.parent.name for file in HOME.glob("*/__init__.py"))
NAMED_AFTER_THEIR_SUBJECT = {"rules", "views"}
"""Folders whose files are called like what they are about: the rules for names, the views of pages."""


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_in_one_sentence_what_it_is_for(room: str) -> None:
    text = import_module(f"course_export.{room}").__doc__ or ""
    assert text.endswith(".")
    assert "\n" not in text and ". " not in text


def test_a_name_leads_to_one_file() -> None:
    files = [file for file in HOME.rglob("*.py") if file.parent.name not in NAMED_AFTER_THEIR_SUBJECT]
    names = Counter(file.name for file in files if file.name != "__init__.py")
    assert {name for name, count in names.items() if count > 1} == set()
