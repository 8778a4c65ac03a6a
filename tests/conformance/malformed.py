"""Requests that no page of ours sends, the same ones in every run: three hundred for any handler that reads a payload."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from webob import Request

COUNT = 300

_BODIES: dict[str, bytes] = {
    "nothing": b"",
    "half an object": b'{"page": ',
    "null": b"null",
    "a list": b"[]",
    "a number": b"7",
    "a text": b'"intro"',
    "true": b"true",
    "NaN": b"NaN",
    "NaN inside": b'{"page": NaN}',
    "Infinity": b'{"page": Infinity}',
    "-Infinity": b'{"page": [-Infinity]}',
    "an overflowing number": b'{"seen": 1e400}',
    "a number of 5,000 digits": b'{"seen": ' + b"9" * 5000 + b"}",
    "no UTF-8": b'{"page": "\xff\xfe"}',
    "UTF-16": '{"page": "intro"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"page": "intro"}',
    "a lone surrogate": b'{"page": "\\ud800"}',
    "a surrogate as a key": b'{"\\udfff": "intro"}',
    "a null character": b'{"page": "a\\u0000b"}',
    "a control character": b'{"page": "a\\u0008b"}',
    "a noncharacter": b'{"page": "a\\uffffb"}',
    "a raw control character": b'{"page": "a\x01b"}',
    "3,000 nested lists": b"[" * 3000 + b"]" * 3000,
    "3,000 nested objects": b'{"a":' * 3000 + b"1" + b"}" * 3000,
    "90,000 nested lists": b"[" * 90_000 + b"]" * 90_000,
    "lists that never close": b"[" * 50_000,
    "20 levels": b'{"a":' * 20 + b"1" + b"}" * 20,
    "a wide list": json.dumps([0] * 50_000).encode(),
    "many keys": json.dumps({f"k{n}": n for n in range(5000)}).encode(),
    "a long name": json.dumps({".".join("a" * 60_000): "x"}).encode(),
    "a huge body": b'{"page": "' + b"x" * 300_000 + b'"}',
    "a larger body": b" " * 5_000_000,
    "two documents": b"{}{}",
    "a form": b"page=intro&seen=0",
    "XML": b"<page>intro</page>",
    "single quotes": b"{'page': 'intro'}",
    "a comment": b'{"page": "intro" /* no */}',
    "a trailing comma": b'{"page": "intro",}',
    "a prototype": b'{"__proto__": {"page": "intro"}, "constructor": 1}',
    "a query language": b'{"page": {"$ne": null}}',
    "a pickle": b"\x80\x04\x95\x0f\x00\x00\x00\x00\x00\x00\x00}\x94.",
}
_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "get"]
_LENGTHS = ["abc", "-1", "", "1e3", "9" * 5000, "٣", "0x10", "1 2"]
_SUFFIXES = ["../../etc/passwd", "%2e%2e%2f", "a/b/c", "\u202e", "x" * 5000, "' OR 1=1", "<script>", "0", ".", "\x00"]
_QUERIES = ["student=2&user_id=2", "user=2", "page=result", "a=" + "b" * 5000, "%ff=%fe", "format=xml", "_method=PUT"]

_VALUES: list[Any] = [
    None, True, False, 0, -1, 1, 7, 2**31, 2**53 + 1, 2**63, 2**64, -(2**63), 10**30, 1.5, -0.0, 1e308, -1e308,
    "", " ", "\t\n", "0", "1", "-1", "01", "99", "100", "1.0", "1e5", "9" * 5000, "x" * 301, "x" * 20_001, "x" * 31_000,
    "a\r\nb", "\u202ea", "𝟙", "٣", "²", "Z̵̬a̶l̷g̸o", "😀" * 200, "a b", "a.b.c", "../../x", "/etc/passwd", "C:\\x", "..%2f", "~",
    "true", "None", "null", "NaN", "undefined", "__class__", "{{ 7|add:7 }}", "{% debug %}", "<script>alert(1)</script>",
    "%s%n%(x)s", "{0.__class__}", "a\x00b", "\x08", "\ud800", "\udfffa", "\uffff", "'; DROP TABLE lotse_item; --", "person:2", "then", "T3", "Ω" * 64, "all", "next",
    "a." * 9000, [], [1], [[]], ["a"] * 300, {}, {"a": 1}, {"level": "1"}, [None],
]  # fmt: skip
_EXTRA = [
    "a." * 3000,
    "content.title.x",
    "content.0",
    "settings",
    "person",
    "user_id",
    "student",
    "course",
    "record",
    "occasion",
    "role",
    "revision",
    "constructor",
    "__proto__",
    "",
    " ",
    "x" * 500,
]


@dataclass(frozen=True)
class Attempt:
    """One request, and in words what is odd about it."""

    name: str
    body: bytes = b""
    method: str = "POST"
    suffix: str = ""
    query: str = ""
    environ: dict[str, str] = field(default_factory=dict)

    def request(self) -> Request:
        """As the platform hands it to the block."""
        made = Request.blank("/?" + self.query, method=self.method, content_type="application/json", body=self.body)
        made.environ.update(self.environ)
        return made


def attempts(handler: str, payload: Any) -> list[Attempt]:
    """Exactly COUNT attempts on a handler that reads a payload, of which this is a valid one; fewer on a link (GET, None),
    for which no body is read.
    """
    made: dict[tuple[Any, ...], Attempt] = {}
    for attempt in chain(_fixed(payload), () if payload is None else _mutated(handler, payload)):
        key = (attempt.method, attempt.body, attempt.suffix, attempt.query, *attempt.environ.values())
        made.setdefault(key, attempt)
        if len(made) == COUNT:
            break
    return list(made.values())


def _fixed(payload: Any) -> Iterator[Attempt]:
    valid = json.dumps(payload or {}).encode()
    method = "GET" if payload is None else "POST"
    for name, body in _BODIES.items():
        yield Attempt(name, body, method)
    yield from (Attempt(f"method {name}", valid, name) for name in _METHODS if name != method)
    yield from (Attempt(f"length {text[:9]}", valid, method, environ={"CONTENT_LENGTH": text}) for text in _LENGTHS)
    yield from (Attempt(f"suffix {text[:20]}", valid, method, suffix=text) for text in _SUFFIXES)
    yield from (Attempt(f"query {text[:20]}", valid, method, query=text) for text in _QUERIES)
    yield Attempt("form as type", valid, method, environ={"CONTENT_TYPE": "application/x-www-form-urlencoded"})
    yield Attempt("multipart", valid, method, environ={"CONTENT_TYPE": "multipart/form-data; boundary=x"})


def _mutated(handler: str, payload: Any) -> Iterator[Attempt]:
    """The valid payload with one thing changed: each field in turn gets each value; endlessly."""
    dice = random.Random(handler)
    valid = payload or {}
    names = list(valid)
    changes = [(name, value) for name in names for value in _VALUES]
    dice.shuffle(changes)
    for name in names[:20]:
        rest = {key: value for key, value in valid.items() if key != name}
        yield _post(f"without {name}", rest)
        yield _post(f"{name} misspelt", {**rest, name + "_": valid[name]})
        yield _post(f"{name} in a list", {**rest, name: [valid[name]]})
    yield _post("twice as an item", [valid, valid])
    yield _post("wrapped", {handler: valid})
    yield from (_post(f"extra {name[:9]!r}", {**valid, name: value}) for name in _EXTRA for value in ("2", 2, [2]))
    for name, value in changes[: COUNT // 2]:
        yield _post(f"{name} = {value!r:.40}", {**valid, name: value})
    while True:
        changed = {name: dice.choice(_VALUES) for name in names if dice.random() < 0.4}
        odd = (
            {dice.choice(_EXTRA) + str(dice.random()): dice.choice(_VALUES)} if not names or dice.random() < 0.2 else {}
        )
        yield _post(f"{changed | odd!r:.60}", {**valid, **changed, **odd})


def _post(name: str, value: Any) -> Attempt:
    return Attempt(name, json.dumps(value).encode())
