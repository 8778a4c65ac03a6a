"""The command `lotse`. It starts without the exporter's libraries, to say how to get them."""

import sys
from importlib.util import find_spec

NEEDED = ("click", "docx", "icalendar", "lxml", "markdown_it", "pptx", "pydantic", "yaml")


def main() -> None:
    """Run the command line; exit status 1 with a hint if the extra `export` is not installed."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        sys.exit(
            "lotse needs libraries that the blocks alone do not install. Please run:\n"
            "    pip install 'lotse-xblocks[export]'\n"
            f"(missing: {', '.join(missing)})"
        )
    from course_export.cli import lotse

    lotse(prog_name="lotse")


if __name__ == "__main__":
    main()
