"""The register of everything that `xblocks.spaces` may store about people's work.

Pages that say what is stored, the retention command and the personal export all read it, and `spaces`
refuses a kind that does not stand here. Texts are English message ids of the interface catalogue.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One kind of stored work.

    `kind` is `<block>.<thing>`; `what`, `why`, `who` (sees it) are sentences for the reader; after `days` without
    a change the row is deleted; `personal` says whether a row may name a person at all.
    """

    kind: str
    block: str
    what: str
    why: str
    who: str
    days: int
    personal: bool


def _(text: str) -> str:
    """Marks a text for the catalogue; whoever shows it translates it."""
    return text


_REGISTER = (
    Record(
        kind="self_assessment.rating",
        block="self_assessment",
        what=_("The levels and targets that you chose for each competence, per occasion."),
        why=_("To show you your profile and how it develops over the programme."),
        who=_("Only you, unless you share a result yourself."),
        days=1095,  # the longest programme rates at its start and 28 months later
        personal=True,
    ),
    Record(
        kind="self_assessment.share",
        block="self_assessment",
        what=_("A share that you created: when, and a checksum (hash) of its code."),
        why=_("So that the person to whom you give the code can see the result."),
        who=_("You, and whoever redeems the code. You can withdraw it at any time."),
        days=180,
        personal=True,
    ),
    Record(
        kind="self_assessment.redemption",
        block="self_assessment",
        what=_("Who redeemed the code of a share."),
        why=_("So that the person who shared a result sees who has opened it."),
        who=_("The person who shared the result, and the person who redeemed the code."),
        days=180,
        personal=True,
    ),
)

RECORDS: dict[str, Record] = {record.kind: record for record in _REGISTER}
