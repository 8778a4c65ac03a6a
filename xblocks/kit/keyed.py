"""Names that only this site can compute: a plain hash of a person's number is that number, to whoever tries them all."""

from __future__ import annotations

from django.utils.crypto import salted_hmac

from xblocks.kit import access
from xblocks.kit.protocol import Block


def name(purpose: str, *parts: str) -> str:
    """32 hex digits from the site's secret key, the same for the same parts until an operator changes that key."""
    return salted_hmac(f"lotse.{purpose}", "\n".join(parts), algorithm="sha256").hexdigest()[:32]


def seed(space_id: int, request: str) -> str:
    """What a code is made from: the same request once more gets the same code. Empty where a page sent no key."""
    return name("code", str(space_id), request) if request else ""


def viewer(block: Block) -> str:
    """The mark that a page carries of who looks at it; empty for visitors and in Studio."""
    person = access.known(block)
    return name("viewer", str(block.scope_ids.usage_id), person) if person is not None else ""
