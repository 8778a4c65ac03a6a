"""The class of a block is the installed one, or ours from the source tree."""

import sys
from types import ModuleType

import pytest
from xblock.core import XBlock
from xblock.plugin import PluginMissingError

from course_export.programme import blocks
from course_export.reading.classes import load_block_class


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(tag: str) -> None:
        raise PluginMissingError(tag)

    monkeypatch.setattr(XBlock, "load_class", missing)


@pytest.mark.parametrize("tag", blocks.tags())
def test_ours_are_found_without_an_installation(tag: str, nothing_installed: None) -> None:
    found = load_block_class(tag)
    assert found.__module__ == blocks.tags()[tag].replace(".content", ".block")


def test_an_installed_block_comes_first() -> None:
    assert load_block_class("lotse_reflection") is XBlock.load_class("lotse_reflection")


@pytest.mark.parametrize("tag", ["lotse_nothing", "lotse_core", "reflection", "never_heard_of"])
def test_what_is_nowhere_is_missing(tag: str, nothing_installed: None) -> None:
    with pytest.raises((PluginMissingError, ModuleNotFoundError)):
        load_block_class(tag)


def test_a_module_with_two_blocks_is_none(nothing_installed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "xblocks.reflection.block"
    module = ModuleType(name)
    monkeypatch.setitem(sys.modules, name, module)
    for each, above in (("Helper", object), ("One", XBlock)):
        setattr(module, each, type(each, (above,), {"__module__": name}))
    assert load_block_class("lotse_reflection").__name__ == "One", "what helps a block is none"
    module.Two = type("Two", (XBlock,), {"__module__": name})  # type: ignore[attr-defined]
    with pytest.raises(PluginMissingError, match="defines 2 blocks, one is expected"):
        load_block_class("lotse_reflection")
