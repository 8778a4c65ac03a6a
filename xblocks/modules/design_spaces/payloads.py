"""What the browser sends to sign."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from xblocks.modules.design_spaces.model import Side
from xblocks.modules.workshop.payloads import Renew, Request


class SideCode(Renew):
    """A new code for a side."""

    side: Side


class Stand(Request):
    """Stand for the side whose code this is."""

    code: Annotated[str, Field(max_length=64)]


class Sign(Request):
    """Sign the document at this place of the page; `seen` is the digest of the text that it showed."""

    place: Annotated[int, Field(ge=0, le=100)]
    seen: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    sure: bool = False
