"""The kinds of columns that a sheet can have, one class each. Pure: neither Django nor XBlock.

A kind knows the fields of its form, how what people type there is read, what of a stored value still fits, and how a
value is said, on the page and in a table that is calculated with. `templates/kinds/<template>.html` is its field.
Nobody else asks what kind a column is of.
"""

from xblocks.modules.workshop.kinds.base import CHOOSE, Kind, Told, Typed
from xblocks.modules.workshop.kinds.choices import Choice, Choices, Flag, Scale, SignedScale
from xblocks.modules.workshop.kinds.dates import Day, Quarter
from xblocks.modules.workshop.kinds.numbers import Amount, Count, Duration
from xblocks.modules.workshop.kinds.references import OneRow, SeveralRows
from xblocks.modules.workshop.kinds.texts import LongText, Sentence, Text

__all__ = [
    "CHOOSE",
    "Amount",
    "Choice",
    "Choices",
    "Count",
    "Day",
    "Duration",
    "Flag",
    "Kind",
    "LongText",
    "OneRow",
    "Quarter",
    "Scale",
    "Sentence",
    "SeveralRows",
    "SignedScale",
    "Text",
    "Told",
    "Typed",
]
