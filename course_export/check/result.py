"""The result of a check, for people and for machines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from course_export.check.measures import LIX_LIMITS
from course_export.check.texts import UnitReport
from course_export.reading.files import CourseFiles
from course_export.reading.finding import Concern, Finding
from course_export.terminal import visible


@dataclass(frozen=True)
class Result:
    """What was found in one course: counts of its parts, findings in the order of files, the report on its texts."""

    name: str
    language: str
    files: int
    blocks: dict[str, int]
    findings: Sequence[Finding]
    units: Sequence[UnitReport]

    @property
    def is_good(self) -> bool:
        """Whether nothing was found that fails a check."""
        return not any(finding.concern.fails for finding in self.findings)


def result(course: CourseFiles, findings: Iterable[Finding], units: Sequence[UnitReport], language: str) -> Result:
    """Put a result together."""
    blocks = dict(sorted(Counter(node.tag for node in course.sound).items()))
    return Result(course.name, language, len(course.files), blocks, in_order(findings), units)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by file, line and kind, each once."""
    return sorted(set(findings), key=lambda each: (each.file, each.line, each.kind, each.message))


def in_words(found: Result) -> str:
    """Write a result for a terminal; what fails it comes first."""
    counts = ", ".join(f"{n} {tag}" for tag, n in found.blocks.items())
    lines = [f"{found.name}: {found.files} files; {counts}" if counts else f"{found.name}: no course to check"]
    if found.units:
        lines += ["", *_table(found)]
    for concern in Concern:
        of_it = [_line(finding) for finding in found.findings if finding.concern is concern]
        lines += ["", *of_it] if of_it else []
    count = Counter(finding.concern for finding in found.findings)
    kinds = ", ".join(f"{each}: {count[each]}" for each in Concern)
    return "\n".join(map(visible, [*lines, "", kinds if found.findings else "Nothing found."]))


def _line(finding: Finding) -> str:
    where = visible(f"{finding.file}:{finding.line}" if finding.line else finding.file)
    return f"{where}: {finding.concern}: {str(finding).removeprefix(f'{where}: ')} [{finding.kind}]"


def _table(found: Result) -> list[str]:
    width = max(len(unit.name) for unit in found.units)
    lines = [f"{'unit':<{width}}  words  min  LIX  words per sentence: mean, longest"]
    for unit in found.units:
        m = unit.measures
        lines.append(
            f"{unit.name:<{width}}  {m.words:>5}  {unit.minutes or 0:>3}  {m.lix:>3}  {m.mean:>4}  {m.longest:>3}"
        )
    prose = [unit.measures for unit in found.units if unit.measures.lix]
    limit = LIX_LIMITS.get(found.language)
    if prose:
        goal = f" (aim: at most {limit})" if limit else ""
        lines.append(f"LIX: median {median(m.lix for m in prose):.0f}, highest {max(m.lix for m in prose)}{goal}")
    return lines


def for_machines(found: Result) -> dict[str, Any]:
    """Return a result as values that JSON can carry."""
    return {
        "name": found.name,
        "language": found.language,
        "files": found.files,
        "blocks": found.blocks,
        "is_good": found.is_good,
        "findings": [
            {
                "concern": str(finding.concern),
                "fails": finding.concern.fails,
                "kind": finding.kind,
                "file": finding.file,
                "line": finding.line or None,
                "message": finding.message,
                "allowed": list(finding.allowed),
            }
            for finding in found.findings
        ],
        "texts": [
            {
                "unit": unit.name,
                "title": unit.title,
                "minutes": unit.minutes,
                "words": unit.measures.words,
                "lix": unit.measures.lix,
                "mean_sentence": unit.measures.mean,
                "longest_sentence": unit.measures.longest,
                "longest_sentence_text": unit.measures.longest_text,
            }
            for unit in found.units
        ],
    }
