"""Rows of the result, and what they look like on the screen, in docs/bench.md and in docs/bench.json."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

HEAD = ("what", "ours", "compared with", "its value", "ratio", "limit", "met")


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is ours to the other's; `met` is None where the row only informs or nothing was measured."""

    what: str
    ours: str
    other: str = ""
    value: str = ""
    ratio: float | None = None
    limit: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """As text, in the order of HEAD."""
        met = {True: "yes", False: "NO", None: "" if not self.limit else "not measured"}[self.met]
        return (self.what, self.ours, self.other, self.value, "" if self.ratio is None else f"{self.ratio:.2f}", self.limit, met)


def milliseconds(durations: Sequence[float]) -> str:
    """Minimum and median of durations in ms."""
    return f"{min(durations):.1f} / {median(durations):.1f} ms"


def compared(what: str, ours: Sequence[float], other: str, theirs: Sequence[float], limit: float, said: str = "") -> Row:
    """A row for durations: the ratio of the minima may be at most `limit`."""
    ratio = min(ours) / min(theirs)
    return Row(what, milliseconds(ours), other, milliseconds(theirs), ratio, f"≤ {said or limit}", ratio <= limit)


def screen(rows: Sequence[Row]) -> str:
    """The rows as aligned columns."""
    table = [HEAD, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in table) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in table)


def write(folder: Path, rows: Sequence[Row], versions: dict[str, str]) -> None:
    """Write bench.md and bench.json."""
    setting = {"python": platform.python_version(), "cpus": os.cpu_count(), "versions": versions}
    data = {**setting, "rows": [asdict(row) for row in rows]}
    (folder / "bench.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = ["| " + " | ".join(cells) + " |" for cells in (HEAD, ["-"] * len(HEAD), *(row.cells() for row in rows))]
    packages = ", ".join(f"{name} {number}" for name, number in sorted(versions.items()))
    text = (folder.parent / "tests" / "bench" / "head.md").read_text(encoding="utf-8")
    text = text.replace("SETTING", f"Python {setting['python']}, {setting['cpus']} CPUs; {packages}.")
    (folder / "bench.md").write_text(text + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
