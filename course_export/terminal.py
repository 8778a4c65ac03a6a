"""What commands say: every line of theirs goes through here, so that no text of a course plays with the terminal."""

import json
import re
import sys
import unicodedata
from typing import Any

# Marks of direction are format characters (Cf) as well; a soft hyphen or a joiner between emoji does no harm.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HARMLESS = re.compile(r"[\n\x20-\x7e\xa0-\u024f]*")


def say(text: str, *, err: bool = False) -> None:
    """Write a text, and the end of its line, for people."""
    stream = sys.stderr if err else sys.stdout
    stream.write(visible(text, keep="\n") + "\n")
    stream.flush()


def say_json(value: Any) -> None:
    """Write a value for machines: what could play with a terminal is an escape of JSON."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    sys.stdout.write("".join(f"\\u{ord(sign):04x}" if sign != "\n" and _plays(sign) else sign for sign in text) + "\n")
    sys.stdout.flush()


def visible(text: str, keep: str = "") -> str:
    """Return a text whose control characters, marks of direction and lone halves are escapes such as `\\x1b`."""
    if _HARMLESS.fullmatch(text) and (keep == "\n" or "\n" not in text):
        return text
    return "".join(_escape(sign) if sign not in keep and _plays(sign) else sign for sign in text)


def _plays(sign: str) -> bool:
    return unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in _DIRECTIONS


def _escape(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"
