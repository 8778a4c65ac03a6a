"""The register of what is stored: complete, and such that pages can say it."""

import pytest

from xblocks.core.privacy import RECORDS

#: How long each kind is kept, in days, and whether a row of it may name somebody: what people were told.
PROMISED = {
    "self_assessment.rating": (1095, True),
    "self_assessment.share": (180, True),
    "self_assessment.redemption": (180, True),
    "reflection.entry": (1095, True),
    "reflection.intention": (1095, True),
    "retrospective.state": (730, False),
    "retrospective.card": (730, True),
    "retrospective.cluster": (730, False),
    "retrospective.participant": (365, True),
    "retrospective.facilitator": (365, True),
    "retrospective.code": (180, False),
    "retrospective.vote": (90, True),
    "retrospective.action": (1095, False),
    "workshop.row": (1095, False),
    "workshop.member": (1095, True),
    "workshop.editing": (1, True),
    "workshop.code": (1095, False),
    "signing.code": (1095, False),
    "signing.side": (1095, True),
    "signing.version": (1095, False),
    "signing.signature": (1095, False),
    "questionnaire.round": (1095, False),
    "questionnaire.open": (30, False),
    "questionnaire.answers": (30, False),
    "questionnaire.sent": (30, False),
}


def test_nothing_is_kept_longer_than_promised():
    assert {kind: (record.days, record.personal) for kind, record in RECORDS.items()} == PROMISED


@pytest.mark.parametrize("kind", RECORDS)
def test_a_kind_is_named_after_its_block_and_says_what_why_and_who(kind):
    record = RECORDS[kind]
    assert record.kind == kind
    assert kind.startswith(f"{record.block}.")
    for name in ("what", "why", "who"):
        sentence = getattr(record, name)
        assert sentence[0].isupper() and sentence.endswith("."), sentence
