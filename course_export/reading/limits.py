"""How much structure a course may have: what is small in an archive can be endless as a tree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress

import yaml
from lxml import etree

# The largest public courses hold a tenth of this (the platform's demo course: 7,000 elements, 0.6 MB of text).
MOST_TEXTS = 20_000
MOST_ELEMENTS = 100_000
MOST_PARTS = 10_000
MOST_ATTRIBUTES = 500
ALL_ATTRIBUTES = 30_000
ALL_VALUES = 1024**2
ALL_SHORT_VALUES = 200 * 1024
MOST_SETTINGS = 20_000
LONGEST_TEXT = 10 * 1024**2
ALL_TEXT = 40 * 1024**2
ALL_JSON = 4 * 1024**2
# Sentence by sentence is read what the exporter made: its largest course has a tenth of this.
ALL_TEXT_OF_OURS = 6 * 1024**2

# What is shorter is read as YAML, what is longer as JSON, in no time.
_SHORT = 1000
_XML, _HTML, _JSON = ".xml", ".html", ".json"
_SETTING = re.compile(rb'"\s*:')


class TooMuch(Exception):
    """More than anybody writes in a course; the message names the file and what it has too much of."""


def check(files: Mapping[str, bytes], manifest: str) -> None:
    """Look at the texts of a course, by path; `manifest` is the file that only the exporter writes. Raises TooMuch."""
    texts = _Texts(ALL_TEXT_OF_OURS if manifest in files else ALL_TEXT)
    for path, data in sorted(files.items()):
        if not path.startswith("static/") or path == manifest:
            texts.add(path, data)


class _Texts:
    """Counts what is in the texts, before a tree of it comes to be."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._elements = _Elements()
        self._found = Counter[str]()

    def add(self, path: str, data: bytes) -> None:
        """Count those of one file. Raises TooMuch."""
        if len(data) > LONGEST_TEXT:
            raise TooMuch(f"{path}: {len(data):,} bytes; a text in a course has at most {LONGEST_TEXT:,}")
        self._count(path, "files of text", 1, MOST_TEXTS)
        self._count(path, "bytes of text", len(data), self._most_bytes)
        if path.endswith(_XML):
            self._elements.count(path, data, etree.XMLParser)
        elif path.endswith(_HTML):
            self._elements.count(path, data, etree.HTMLParser)
        elif path.endswith(_JSON):
            self._count(path, "bytes of JSON", len(data), ALL_JSON)
            self._count(path, "settings", sum(1 for _each in _SETTING.finditer(data)), MOST_SETTINGS)

    def _count(self, path: str, what: str, number: int, most: int) -> None:
        self._found[what] += number
        if self._found[what] > most:
            raise TooMuch(f"{path}: up to here the course has more than {most:,} {what}")


def _refers(value: str) -> bool:
    try:
        return any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(value, yaml.CSafeLoader))
    except yaml.YAMLError:
        return False


class _Elements:
    """Counts elements while they are parsed, so that a tree that is too large never comes to be."""

    def __init__(self) -> None:
        self._found = self._attributes = self._values = self._short_values = 0
        self._path = ""

    def count(self, path: str, data: bytes, parser: type) -> None:
        """Count those of a file. Raises TooMuch; what is not well-formed is left to the readers to report."""
        self._path = path
        options = {"resolve_entities": False, "load_dtd": False} if parser is etree.XMLParser else {"encoding": "utf-8"}
        with suppress(etree.XMLSyntaxError, ValueError):
            etree.fromstring(data, parser(target=self, no_network=True, huge_tree=False, **options))

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Called by the parser for each element."""
        if len(attributes) > MOST_ATTRIBUTES:
            raise TooMuch(f"{self._path}: <{tag[:40]}> has {len(attributes):,} attributes, more than {MOST_ATTRIBUTES}")
        self._attributes += len(attributes)
        for value in attributes.values():
            if value[:1] in ("{", "["):
                self._value(value)
        if self._attributes > ALL_ATTRIBUTES:
            raise TooMuch(f"{self._path}: up to here the course has more than {ALL_ATTRIBUTES:,} attributes")
        self._one_more()

    def _value(self, value: str) -> None:
        """Look at a value that blocks read as YAML, in which a few letters can refer to each other without end."""
        self._values += len(value)
        self._short_values += len(value) if len(value) < _SHORT else 0
        if self._values > ALL_VALUES or self._short_values > ALL_SHORT_VALUES:
            raise TooMuch(f"{self._path}: up to here the course has too many lists and objects in attributes")
        plain = value.replace("&#38;", "&")  # as libxml2 hands it on where entities stay what they are
        if "&" in plain and "*" in plain and _refers(plain):
            raise TooMuch(f"{self._path}: an attribute refers to its own parts (& and * of YAML); write them out")

    def comment(self, _text: str) -> None:
        """Called by the parser for each comment."""
        self._one_more()

    def pi(self, _target: str, _data: str | None = None) -> None:
        """Called by the parser for each processing instruction."""
        self._one_more()

    def _one_more(self) -> None:
        self._found += 1
        if self._found > MOST_ELEMENTS:
            raise TooMuch(f"{self._path}: up to here the course has more than {MOST_ELEMENTS:,} elements")

    def close(self) -> None:
        """Called by the parser at the end."""
