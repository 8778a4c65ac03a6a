"""Programmes and courses for the tests of the exporter."""

import shutil
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from course_export.build import Built, build
from course_export.programme.load import Programme, load
from course_export.programme.order import Order
from course_export.programme.places import SELECTION, SHIPPED

MINI = Path(__file__).parents[1] / "golden" / "mini" / "source"
IP_BASIC = SHIPPED / "programmes" / "ip-basic"
IP_SELECTION = SHIPPED / "programmes" / SELECTION


def order(**options: Any) -> Order:
    """Options for the small programme."""
    return Order(**{"language": "en", "org": "Kettle", "run": "r1", "start": date(2027, 3, 22), **options})


def mini(**options: Any) -> Built:
    """Build the small programme."""
    return build(MINI, order(**options))


def ip_basic(*, with_pack: bool = False, **options: Any) -> Built:
    """Build the Grundprogramm, with the pack of its facilitators if asked."""
    asked = {"language": "de", "org": "H", "run": "r1", "start": date(2027, 1, 11), **options}
    return build(IP_BASIC, Order(**asked), with_pack=with_pack)


def selection(modules: Sequence[str] = (), **options: Any) -> Built:
    """Build a course of chosen modules; without a choice, of all."""
    asked = {"language": "de", "org": "H", "run": "r1", "start": date(2027, 1, 11), "modules": modules, **options}
    return build(IP_SELECTION, Order(**asked))


@cache
def programme(**settings: str) -> Programme:
    """Read the Grundprogramm with these settings, once."""
    return load(IP_BASIC, "de", (), settings)


@cache
def grundprogramm() -> Built:
    """Return the Grundprogramm with its defaults, built once."""
    return ip_basic()


def copy_of_mini(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Copy the small programme and change it: each change is (file, text, what replaces it)."""
    target = folder / "mini"
    shutil.copytree(MINI, target)
    for file, old, new in changes:
        change(target / file, old, new)
    return target


def change(path: Path, old: str, new: str) -> None:
    """Replace a text in a file, which has to hold it once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")
