"""Files that operating systems and editors leave beside those that people write."""

import re
from collections.abc import Iterator
from pathlib import Path

_NAMES = re.compile(
    r"\._.*"  # what a Mac keeps of a file on a disk that is not its own
    r"|\.DS_Store|Thumbs\.db|desktop\.ini"
    r"|.*~|~\$.*|\.~lock\..*#|#.*#|\.#.*"  # copies and locks of Emacs, Word and LibreOffice
    r"|\..*\.sw[a-p]|.*\.(?:bak|orig|tmp)",
    re.IGNORECASE,
)


def is_leftover(path: Path) -> bool:
    """Tell whether a file is one that nobody wrote."""
    return _NAMES.fullmatch(path.name) is not None


def written(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder that fit a pattern, sorted, without leftovers."""
    return sorted(path for path in folder.glob(pattern) if not is_leftover(path))


def leftovers(*folders: Path) -> Iterator[Path]:
    """Yield the leftovers in folders and in what is below them."""
    for folder in folders:
        yield from sorted(path for path in folder.rglob("*") if is_leftover(path))
