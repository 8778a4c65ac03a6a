"""What a build uses, for the floor: run with the arguments of `lotse`, the first one before them the file to write.

Writes JSON: `modules` (of libraries, in the order of their import), `markdown` and `yaml` (files read).
"""

import json
import sys
from contextlib import suppress
from pathlib import Path

from course_export import __main__ as command


def main(target: str, arguments: list[str]) -> None:
    """Run the command and note what it loads and reads."""
    opened: list[str] = []
    sys.addaudithook(lambda event, values: opened.append(str(values[0])) if event == "open" else None)
    sys.argv = ["lotse", *arguments]
    with suppress(SystemExit):
        command.main()
    package = str(Path(command.__file__).parent)
    read = [path for path in dict.fromkeys(opened) if path.startswith(package)]
    found = {
        "modules": [
            name for name, module in sys.modules.items() if "site-packages" in (getattr(module, "__file__", None) or "")
        ],
        "markdown": [path for path in read if path.endswith(".md")],
        "yaml": [path for path in read if path.endswith(".yaml")],
    }
    Path(target).write_text(json.dumps(found))


main(sys.argv[1], sys.argv[2:])
