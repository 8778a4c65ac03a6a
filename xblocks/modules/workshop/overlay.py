"""Words of content laid over those of the default, key by key: a sheet may have grown since the content was written.

What the content says counts; what it lacks is taken from the default; what the sheet does not know is refused. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from xblocks.modules.workshop.spec import Table

Keyed = Sequence[Any]  # parts of content with a `key`


def _needed(content: Any) -> dict[str, list[str]]:
    """The keys that content of this sheet has, per field; limits may be left out."""
    spec = content.SPEC
    return {
        "tables": [table.name for table in spec.tables],
        "findings": [" ".join(rule) for rule in spec.rules],
        "figures": list(spec.figures),
        "pictures": [picture.name for picture in spec.pictures],
        **{field: list(keys) for field, keys in content.KEYED.items()},
    }


def _inner(table: Table, words: Any) -> list[tuple[str, list[str], list[str]]]:
    """Of a table's words: what begins the keys, the keys that are there, and those that the sheet has."""
    found = [
        (table.name, [column.key for column in words.columns], [column.name for column in table.columns]),
        (table.name, [row.key for row in words.rows], list(table.fixed)),
    ]
    for column in words.columns:
        known = table.column(column.key)
        if known is not None:
            options = [option.key for option in column.options]
            found.append((f"{table.name}.{column.key}", options, list(known.kind.options)))
    return found


def strangers(content: Any) -> dict[str, list[str]]:
    """Keys per field that the sheet does not know, or that stand there twice."""
    needed = {**_needed(content), "limits": list(content.SPEC.limits)}
    found = {field: _strange([part.key for part in getattr(content, field)], known) for field, known in needed.items()}
    for words in content.tables:
        table = content.SPEC.table(words.key)
        for beginning, given, known in _inner(table, words) if table else ():
            found["tables"] += [f"{beginning}.{key}" for key in _strange(given, known)]
    return found


def _strange(given: list[str], known: Iterable[str]) -> list[str]:
    return sorted({key for key in given if given.count(key) > 1 or key not in known})


def lacking(content: Any) -> list[str]:
    """Keys of words that the sheet needs and the content has not: `tables: stakeholders.contact`."""
    found = []
    for field, needed in _needed(content).items():
        given = [part.key for part in getattr(content, field)]
        found += [f"{field}: {key}" for key in needed if key not in given]
    for words in content.tables:
        for beginning, given, known in _inner(content.SPEC.table(words.key), words):
            found += [f"tables: {beginning}.{key}" for key in known if key not in given]
    return found


def laid_over(content: Any, default: Any) -> Any:
    """The content with what it lacks from the default, both of one sheet."""
    if not lacking(content):
        return content
    values = {field: _merged(getattr(content, field), getattr(default, field)) for field in _needed(content)}
    return content.model_copy(update={**values, "tables": _merged(content.tables, default.tables, _table)})


def _merged(mine: Keyed, default: Keyed, both: Callable[[Any, Any], Any] = lambda mine, _default: mine) -> list[Any]:
    by_key = {part.key: part for part in mine}
    return [both(by_key[part.key], part) if part.key in by_key else part for part in default]


def _table(mine: Any, default: Any) -> Any:
    return mine.model_copy(
        update={
            "columns": _merged(mine.columns, default.columns, _column),
            "rows": _merged(mine.rows, default.rows),
        }
    )


def _column(mine: Any, default: Any) -> Any:
    return mine.model_copy(update={"options": _merged(mine.options, default.options)})
