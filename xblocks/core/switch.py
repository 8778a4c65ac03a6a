"""A setting of a block that is on or off, as authors write it."""

from enum import StrEnum

from xblocks.core.text import marked as _


class Switch(StrEnum):
    """A setting that is on or off."""

    ON = "on"
    OFF = "off"


SWITCH_NAMES = {Switch.ON: _("Yes"), Switch.OFF: _("No")}
