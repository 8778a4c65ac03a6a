"""Modules of the platform as blocks import them, with the names that a test needs in them."""

import sys
from types import ModuleType
from typing import Any

import pytest


def put(monkeypatch: pytest.MonkeyPatch, name: str, **found: Any) -> None:
    """A module with these names in it, for this test."""
    for end in (at for at, letter in enumerate(name) if letter == "."):
        package = sys.modules.get(name[:end]) or ModuleType(name[:end])
        monkeypatch.setitem(sys.modules, name[:end], package)
    module = ModuleType(name)
    vars(module).update(found)
    monkeypatch.setitem(sys.modules, name, module)
