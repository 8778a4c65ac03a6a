"""What people are told, kept apart from the language they are told it in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """A text for people: its id in the catalogue (English, see `text.marked`) and the values that `%(name)s` names.

    A value may be a message itself. `plain` replaces the English text where developers read it: a library's own words.
    """

    id: str
    values: Mapping[str, object] = field(default_factory=dict)
    plain: str = ""

    def said(self, gettext: Callable[[str], str]) -> str:
        """The text in the language of `gettext`."""
        values = {name: said(value, gettext) for name, value in self.values.items()}
        return gettext(self.id) % values if values else gettext(self.id)

    def __str__(self) -> str:
        return self.plain or self.said(str)


class Unfit(ValueError):
    """A value that does not fit, and what to tell people about it."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def said(text: object, gettext: Callable[[str], str]) -> str:
    """A message in the language of `gettext`; anything else as it stands."""
    return text.said(gettext) if isinstance(text, Message) else str(text)
