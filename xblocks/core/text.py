"""Which characters text may hold: what XML 1.0 can carry and every database takes."""

import re
from textwrap import shorten
from unicodedata import normalize

from xblocks.core.message import Message, Unfit

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_characters(text: str) -> str:
    """Return the text, or raise Unfit (a ValueError) naming the first character that XML cannot carry."""
    found = _ILLEGAL.search(text)
    if found:
        values = {"character": f"U+{ord(found.group()):04X}", "position": found.start() + 1}
        raise Unfit(Message(marked("character %(character)s at position %(position)s is not allowed"), values))
    return text


#: What office programs put on the clipboard and XML cannot carry: breaks within a paragraph and between pages, a hyphen
#: at which no line ends, one that shows at the end of a line only.
_OFFICE = str.maketrans({"\v": "\n", "\f": "\n", "\x1e": "\u2011", "\x1f": "\u00ad"})


def from_clipboard(text: str) -> str:
    """The text as somebody meant it who pasted it from an office program."""
    return text.translate(_OFFICE)


def carried(text: str) -> bool:
    """Whether XML and every database can carry the text."""
    return text.isprintable() or _ILLEGAL.search(text) is None  # the first says so of most texts, and sooner


def normalise_newlines(text: str) -> str:
    """Turn Windows and old Mac line ends into line feeds, as an XML parser does."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def beginning(text: str, length: int) -> str:
    """The first words of a text on one line, at most `length` characters, with “…” where it goes on."""
    words = shorten(text, length, placeholder=" …")
    return words if words != "…" else f"{text.strip()[: length - 1]}…"


_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})


def slug(text: str, length: int = 60) -> str:
    """A text as part of a file's name, in plain ASCII: `Straße sperren` → `strasse-sperren`; empty where nothing is left."""
    plain = normalize("NFKD", text.lower().translate(_SPELT_OUT)).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain)[:length].strip("-")


def marked(text: str) -> str:
    """Mark a text for translation where it is defined; it is translated where it is shown."""
    return text
