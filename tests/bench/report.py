"""Rows of the result, and what they look like on the screen, in docs/bench.md and in docs/bench.json."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

HEAD = ("what", "ours", "compared with", "its value", "ratio", "limit", "met")
#: Durations in ms, by the rounds in which what is compared takes turns.
Rounds = Sequence[Sequence[float]]
_MET = {True: "yes", False: "NO", None: "not measured"}


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is ours to the other's; without a `limit` the row only informs."""

    what: str
    ours: str
    other: str = ""
    value: str = ""
    ratio: float | None = None
    limit: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        """As text, in the order of HEAD."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        met = _MET[self.met] if self.limit else ""
        return (self.what, self.ours, self.other, self.value, ratio, self.limit, met)


def compared(what: str, ours: Rounds, other: str, theirs: Rounds, limit: float | None = None) -> Row:
    """A row for durations in ms, measured in turns: their `ratio` may be at most `limit`."""
    found = ratio(ours, theirs)
    if limit is None:
        return Row(what, milliseconds(ours), other, milliseconds(theirs), found)
    return Row(what, milliseconds(ours), other, milliseconds(theirs), found, f"≤ {limit:g}", found <= limit)


def ratio(ours: Rounds, theirs: Rounds) -> float:
    """The median, over all rounds, of how often the shortest of theirs goes into the shortest of ours in the same round.

    Neighbours in time, since processors change their pace for seconds at a time (docs/decisions/0045).
    """
    return median(min(mine) / min(other) for mine, other in zip(ours, theirs, strict=False))


def milliseconds(rounds: Rounds) -> str:
    """Minimum and median of durations in ms."""
    durations = [duration for found in rounds for duration in found]
    return f"{min(durations):.1f} / {median(durations):.1f} ms"


def screen(rows: Sequence[Row]) -> str:
    """The rows as aligned columns."""
    table = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join(map(str.ljust, cells, widths)).rstrip() for cells in table)
    return "\n".join(lines)


def write(folder: Path, rows: Sequence[Row], versions: dict[str, str], before: str) -> None:
    """Write bench.md and bench.json; `before` is the commit that some of the rows compare with."""
    setting = {"python": platform.python_version(), "cpus": os.cpu_count(), "versions": versions}
    data = {**setting, "rows": [asdict(row) for row in rows]}
    (folder / "bench.json").write_text(json.dumps(data, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    packages = ", ".join(f"{name} {number}" for name, number in sorted(versions.items()))
    head = Path(__file__).with_name("head.md").read_text(encoding="utf-8")
    head = head.replace("BEFORE", before).replace(
        "SETTING", f"Python {setting['python']}, {setting['cpus']} processors; {packages}."
    )
    table = [HEAD, ("-",) * len(HEAD), *(row.cells() for row in rows)]
    lines = "\n".join(f"| {' | '.join(cells)} |" for cells in table)
    (folder / "bench.md").write_text(f"{head}\n{lines}\n", encoding="utf-8")
