"""Codes that people pass on by word of mouth: who has one may enter a space. Only their hash is kept."""

from __future__ import annotations

import hashlib
import secrets

# No letters or digits that are mistaken for each other when read aloud.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_LENGTH = 12


def new_code(space_id: int, seed: str = "") -> tuple[str, str]:
    """A code such as `4711-ABCD-EFGH-JKMN`, and the hash under which it is kept. It names the space it opens.

    The same `seed`, of hex digits that nobody can guess, gives the same code; without one it is another each time.
    """
    number, secret = int(seed, 16) if seed else secrets.randbits(128), ""
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_ALPHABET))
        secret += _ALPHABET[place]
    groups = "-".join(secret[start : start + 4] for start in range(0, _LENGTH, 4))
    return f"{space_id}-{groups}", _hash(secret)


def opened_by(code: str) -> tuple[int, str] | None:
    """The space a code names and the hash to look for there; None where it is no code."""
    number, _, secret = code.strip().upper().replace(" ", "").partition("-")
    secret = secret.replace("-", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 16 and len(secret) == _LENGTH):
        return None
    return int(number), _hash(secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
