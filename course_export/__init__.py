"""From a programme (YAML and Markdown) to a course that Open edX imports."""

from importlib.metadata import version

__version__ = version("lotse-xblocks")
