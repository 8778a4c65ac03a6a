"""Our blocks as the exporter knows them: by tag, by what they offer."""

import pytest

from course_export.programme import blocks


def test_every_block_has_its_content_and_what_blocks_share_is_none() -> None:
    found = blocks.tags()
    assert found["lotse_reflection"] == "xblocks.reflection.content"
    assert found["lotse_participation"] == "xblocks.modules.participation.content"
    assert {"lotse_core", "lotse_workshop"}.isdisjoint(found)
    assert list(found) == sorted(found)
    assert [blocks.content_api(tag).TAG for tag in found] == list(found)


def test_a_tag_that_is_not_ours_is_unknown() -> None:
    with pytest.raises(KeyError):
        blocks.content_api("html")


def test_links_of_a_block_are_filled_if_it_has_any() -> None:
    ratings = blocks.content_api("lotse_self_assessment").default("de")
    filled = blocks.linked("lotse_self_assessment", ratings, {"networks": "networks-overview"})
    assert "networks-overview" in filled.model_dump_json()
    plain = blocks.content_api("lotse_reflection").default("de")
    assert blocks.linked("lotse_reflection", plain, {"networks": "networks-overview"}) is plain


def test_a_block_for_private_reflection_asks_the_question_of_a_module() -> None:
    assert [tag for tag in blocks.tags() if blocks.asks(tag)] == ["lotse_reflection"]
    content = blocks.transfer("lotse_reflection", "en", "tea-transfer", "For whom?")
    assert "For whom?" in content.model_dump_json()
