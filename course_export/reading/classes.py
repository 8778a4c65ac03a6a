"""Find the class of a block."""

import importlib.util
import inspect

from xblock.core import XBlock
from xblock.plugin import PluginMissingError


def load_block_class(tag: str) -> type[XBlock]:
    """Return the block class of an OLX tag: the installed one, or ours from the source tree where nothing is installed.

    Raises PluginMissingError for an unknown tag, and whatever importing the block raises.
    """
    try:
        return XBlock.load_class(tag)
    except PluginMissingError:
        folder = tag.removeprefix("lotse_")
        for name in (f"xblocks.{folder}.block", f"xblocks.modules.{folder}.block"):
            if tag.startswith("lotse_") and importlib.util.find_spec(name.rpartition(".")[0]):
                return _only_block(name)
        raise


def _only_block(module_name: str) -> type[XBlock]:
    module = importlib.import_module(module_name)
    found = [
        value
        for _, value in inspect.getmembers(module, inspect.isclass)
        if issubclass(value, XBlock) and value.__module__ == module_name
    ]
    if len(found) != 1:
        raise PluginMissingError(f"{module_name} defines {len(found)} blocks, one is expected")
    return found[0]
