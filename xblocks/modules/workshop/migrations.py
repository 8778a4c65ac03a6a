"""What the steps share that turn content of an earlier version into that of the next. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lxml import etree


def put_example(content: etree._Element, table: str, rows: Iterable[Mapping[str, str]], former: str = "") -> None:
    """Write rows as the example of a table, in place of the elements called `former`. `false` and nothing are no values."""
    example = etree.SubElement(content, "example", table=table)
    for values in rows:
        row = etree.SubElement(example, "row")
        for column, text in values.items():
            if text not in ("", "false"):
                etree.SubElement(row, "cell", name=column).text = text
    for element in content.findall(former) if former else ():
        content.remove(element)
