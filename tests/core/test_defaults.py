"""Default content that ships with a block."""

import pytest

from xblocks.core.defaults import read_default
from xblocks.self_assessment.content import Content


def test_a_default_names_its_language_and_is_read_once() -> None:
    found = read_default("xblocks.self_assessment", Content, "da")
    assert found.language == "da"
    assert read_default("xblocks.self_assessment", Content, "da") is found


@pytest.mark.parametrize("language", ["xx", "", "de-AT", "../en"])
def test_a_language_without_default_is_a_key_error(language: str) -> None:
    with pytest.raises(KeyError) as raised:
        read_default("xblocks.self_assessment", Content, language)
    assert raised.value.args == (language,)
