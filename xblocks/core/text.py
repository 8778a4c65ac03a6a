"""Which characters text may hold: what XML 1.0 can carry and every database takes."""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_characters(text: str) -> str:
    """Return the text, or raise ValueError naming the first character that XML cannot carry."""
    found = _ILLEGAL.search(text)
    if found:
        raise ValueError(f"character U+{ord(found.group()):04X} at position {found.start() + 1} is not allowed")
    return text


def normalise_newlines(text: str) -> str:
    """Turn Windows and old Mac line ends into line feeds, as an XML parser does."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def marked(text: str) -> str:
    """Mark a text for translation where it is defined; it is translated where it is shown."""
    return text
