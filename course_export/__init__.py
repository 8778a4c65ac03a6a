"""From a programme (YAML and Markdown) to a course that Open edX imports."""

__version__ = "0.1.0"
