"""A setting that is on or off, as it stands in a course and as authors read it."""

import pytest

from xblocks.core.switch import SWITCH_NAMES, Switch
from xblocks.kit.i18n import catalogue


def test_a_course_says_on_or_off() -> None:
    assert [*Switch] == ["on", "off"]
    assert (Switch("on"), Switch("off")) == (Switch.ON, Switch.OFF)
    assert f"{Switch.OFF}" == "off"


@pytest.mark.parametrize("value", ["", "On", "yes", "true", True, None])
def test_anything_else_is_neither(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Switch"):
        Switch(value)


@pytest.mark.parametrize(("language", "names"), [("en", "Yes No"), ("de", "Ja Nein"), ("da", "Ja Nej")])
def test_authors_read_yes_or_no_in_their_language(language: str, names: str) -> None:
    said = catalogue(language).gettext
    assert [(value, said(name)) for value, name in SWITCH_NAMES.items()] == list(
        zip(["on", "off"], names.split(), strict=True)
    )
