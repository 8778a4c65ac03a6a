"""What a kind of column makes of a field."""

from typing import Any

import pytest

from xblocks.core.message import Unfit
from xblocks.kit.i18n import LANGUAGES, catalogue
from xblocks.modules.workshop.kinds import Kind

DAY = 480  # minutes


def read(kind: Kind, typed: Any, day: int = DAY) -> Any:
    """What a kind reads of one field, or of the fields given."""
    return kind.read("it", typed if isinstance(typed, dict) else {"it": typed}, day)


def refusal(kind: Kind, typed: Any) -> str:
    """The message with which a kind refuses a value; it is in the catalogue."""
    with pytest.raises(Unfit) as caught:
        read(kind, typed)
    for language in LANGUAGES:
        assert "%(" not in caught.value.message.said(catalogue(language).gettext)
    return str(caught.value.message)
