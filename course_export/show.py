"""What is in a course tarball: outline, blocks, sizes."""

from collections import Counter
from pathlib import Path
from typing import Any

from course_export.reading.compose import compose
from course_export.reading.course import Chapter, Unit
from course_export.reading.follow import read_tarball
from course_export.terminal import visible


def describe(tarball: Path) -> dict[str, Any]:
    """Return the outline with names, titles, minutes and types, the number of blocks per type, and sizes in bytes.

    `odd` are settings that could not be read; their defaults hold.

    Raises reading.unpack.Unreadable for what is not a readable course.
    """
    read = read_tarball(tarball)
    course = compose(read)
    units = [unit for chapter in course.chapters for sequence in chapter.sequences for unit in sequence.units]
    blocks = Counter(block.key.block_type for unit in units for block in unit.blocks)
    return {
        "course": str(course.key),
        "title": course.title,
        "language": course.language,
        "start": course.start.isoformat(),
        "minutes": sum(unit.minutes or 0 for unit in units),
        "chapters": [_chapter(chapter) for chapter in course.chapters],
        "pages": [{"name": page.slug, "title": page.title} for page in course.pages],
        "odd": list(map(str, read.odd)),
        "units": len(units),
        "blocks": dict(sorted(blocks.items())),
        "files": len(read.files),
        "size": sum(map(len, read.files.values())),
        "packed": read.archive.packed,
        "static": {name: len(data) for name, data in sorted(course.assets.items())},
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    sequences = [
        {
            "name": sequence.key.block_id,
            "title": sequence.title,
            "minutes": sum(unit.minutes or 0 for unit in sequence.units),
            "units": [_unit(unit) for unit in sequence.units],
        }
        for sequence in chapter.sequences
    ]
    return {
        "name": chapter.key.block_id,
        "title": chapter.title,
        "minutes": sum(sequence["minutes"] for sequence in sequences),
        "sections": sequences,
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {
        "name": unit.key.block_id,
        "title": unit.title,
        "minutes": unit.minutes,
        "opens": unit.start.isoformat(),
        "blocks": [{"type": block.key.block_type, "name": block.key.block_id} for block in unit.blocks],
    }


def in_words(found: dict[str, Any]) -> str:
    """Write a description for a terminal."""
    lines = [f"{found['title']} ({found['course']}, {found['language']}), {_time(found['minutes'])}", ""]
    for chapter in found["chapters"]:
        lines.append(f"{chapter['title']}  [{chapter['name']}]  {_time(chapter['minutes'])}")
        for section in chapter["sections"]:
            lines.append(f"  {section['title']}  [{section['name']}]  {_time(section['minutes'])}")
            for unit in section["units"]:
                kinds = Counter(block["type"] for block in unit["blocks"])
                what = ", ".join(f"{count} {kind}" if count > 1 else kind for kind, count in kinds.items())
                lines.append(f"    {unit['title']}  [{unit['name']}]  {unit['minutes'] or '?'} min  ({what})")
    lines += ["", f"{found['units']} units; blocks: " + ", ".join(f"{n} {k}" for k, n in found["blocks"].items())]
    lines.append("Pages: " + (", ".join(page["title"] for page in found["pages"]) or "none"))
    lines.append(f"{found['files']} files, {_size(found['size'])}, packed {_size(found['packed'])}")
    lines += [f"  {name}  {_size(size)}" for name, size in found["static"].items()]
    return "\n".join(map(visible, lines))


def _time(minutes: int) -> str:
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"


def _size(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size >= 1024 else f"{size} B"
