"""What the default texts tell whoever facilitates is what the board does, in every language."""

import pytest

from xblocks.core.disclosure import MINIMUM
from xblocks.retrospective import content
from xblocks.retrospective.model import MOST_ACTIONS, Phase

NUMBERS = {
    "de": {3: "drei", 5: "fünf"},
    "en": {3: "three", 5: "five"},
    "da": {3: "tre", 5: "fem"},
}
TALKING = {"de": "im Gespräch", "en": "by talking", "da": "i fællesskab"}
CHOSEN = {"de": "ausgewählten", "en": "those you chose", "da": "I har valgt"}


@pytest.mark.parametrize("language", NUMBERS)
def test_the_vote_needs_enough_people_and_says_what_the_others_do(language):
    few, most = NUMBERS[language][MINIMUM], NUMBERS[language][MOST_ACTIONS]
    vote = content.default(language).guide(Phase.VOTE)
    assert vote.guide.count(f" {few} ") == 2  # people at the board, and people who have voted
    assert f" {most} " in vote.guide
    assert TALKING[language] in vote.task
    assert TALKING[language] in vote.guide


@pytest.mark.parametrize("language", NUMBERS)
def test_what_was_chosen_without_votes_is_decided_on_too(language):
    assert CHOSEN[language] in content.default(language).guide(Phase.DECIDE).task
