"""The register of everything that `xblocks.spaces` may store about people's work.

Pages that say what is stored, the retention command and the personal export all read it, and `spaces`
refuses a kind that does not stand here. Texts are English message ids of the interface catalogue.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Record:
    """One kind of stored work.

    `kind` is `<block>.<thing>`; `what`, `why`, `who` (sees it) are sentences for the reader; after `days` without
    a change the row is deleted; `personal` says whether a row may name a person at all. `with_space`: it is not its own
    last change that counts, but that of the whole sheet or board: who shares it stays as long as it is used.
    """

    kind: str
    block: str
    what: str
    why: str
    who: str
    days: int
    personal: bool
    with_space: bool = False


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
    Record(
        kind="reflection.entry",
        block="reflection",
        what=_("The texts that you wrote to questions for yourself."),
        why=_("So that you can read them again, change them and take them away."),
        who=_("Only you."),
        days=1095,  # as long as the ratings of the same programme
        personal=True,
    ),
    Record(
        kind="reflection.intention",
        block="reflection",
        what=_("Your intentions with their dates, and whether you posted one as a card that carries your name."),
        why=_("So that you find them again in the retrospective."),
        who=_("Only you. What you post as a card yourself, all people at that board see."),
        days=1095,
        personal=True,
    ),
    Record(
        kind="retrospective.state",
        block="retrospective",
        what=_("How a retrospective stands: its phase, its timer, the totals of the votes or what was chosen."),
        why=_("So that all see the same board."),
        who=_("Everybody who shares the board."),
        days=730,
        personal=False,
    ),
    Record(
        kind="retrospective.card",
        block="retrospective",
        what=_("The cards of a retrospective. On an anonymous board without name and without time."),
        why=_("So that the group can look back together."),
        who=_("Everybody who shares the board; before the cards are shown only whoever wrote them."),
        days=730,
        personal=True,
    ),
    Record(
        kind="retrospective.cluster",
        block="retrospective",
        what=_("The groups into which cards were put."),
        why=_("So that the group can look back together."),
        who=_("Everybody who shares the board."),
        days=730,
        personal=False,
    ),
    Record(
        kind="retrospective.participant",
        block="retrospective",
        what=_("That you take part in a retrospective, and since when."),
        why=_("To say how many people share the board and how many have voted."),
        who=_("Nobody sees names here, only the number."),
        days=365,
        personal=True,
    ),
    Record(
        kind="retrospective.facilitator",
        block="retrospective",
        what=_("That you facilitate a retrospective."),
        why=_("So that only facilitators move the phases."),
        who=_("Everybody who shares the board."),
        days=365,
        personal=True,
    ),
    Record(
        kind="retrospective.code",
        block="retrospective",
        what=_("A checksum (hash) of each code with which somebody can become facilitator."),
        why=_("So that facilitators can appoint others."),
        who=_("Nobody. The code itself is shown once."),
        days=180,
        personal=False,
    ),
    Record(
        kind="retrospective.vote",
        block="retrospective",
        what=_("For which groups of cards you vote. Deleted as soon as the vote ends; only the totals stay."),
        why=_("So that nobody gives more votes than they have, and you can change yours."),
        who=_("Only you. The others see sums once the vote has ended, and only if five or more have voted."),
        days=90,
        personal=True,
    ),
    Record(
        kind="retrospective.action",
        block="retrospective",
        what=_("The actions agreed in a retrospective: what, who, by when, and what became of them."),
        why=_("So that the next retrospective begins with them."),
        who=_("Everybody who shares the board, in this retrospective and the next ones of its series."),
        days=1095,
        personal=False,
    ),
    Record(
        kind="workshop.row",
        block="workshop",
        what=_("The rows of a work sheet."),
        why=_("So that you can go on working on it and take it away."),
        who=_("Only you; a team's sheet everybody in the team."),
        days=1095,
        personal=False,
    ),
    Record(
        kind="workshop.member",
        block="workshop",
        what=_("That you work on the sheet of a team."),
        why=_("So that the sheet opens for you."),
        who=_("Everybody in the team sees the names of its members."),
        days=1095,
        personal=True,
        with_space=True,
    ),
    Record(
        kind="workshop.editing",
        block="workshop",
        what=_(
            "Which row of a shared sheet you have open, and since when. It goes without trace when you save, close or leave."
        ),
        why=_("So that two people do not change the same row at the same time without knowing."),
        who=_("Everybody who shares the sheet, with your name, until a minute after you typed last."),
        days=1,
        personal=True,
    ),
    Record(
        kind="workshop.code",
        block="workshop",
        what=_("A checksum (hash) of the code of a team's sheet."),
        why=_("So that others can join with the code."),
        who=_("Nobody. The code itself is shown once."),
        days=1095,
        personal=False,
    ),
    Record(
        kind="signing.code",
        block="signing",
        what=_("A checksum (hash) of the code with which somebody can sign for a side, and whether it has been used."),
        why=_("So that one person stands for a side, and nobody for both."),
        who=_("Nobody. The code itself is shown once."),
        days=1095,
        personal=False,
    ),
    Record(
        kind="signing.side",
        block="signing",
        what=_("That you stand for a side of what is signed."),
        why=_("So that it opens for you, and you sign for that side alone."),
        who=_("Nobody sees names here, only that a side has signed."),
        days=1095,
        personal=True,
        with_space=True,
    ),
    Record(
        kind="signing.version",
        block="signing",
        what=_("Each version that somebody has signed, as it was then."),
        why=_("So that everybody can read what was signed, and what is different today."),
        who=_("Everybody who shares the sheet, and whoever stands for a side."),
        days=1095,
        personal=False,
        with_space=True,
    ),
    Record(
        kind="signing.signature",
        block="signing",
        what=_("Which side signed which version, and on which day; no name."),
        why=_("So that it is clear when both sides have signed the same text."),
        who=_("Everybody who shares the sheet, and whoever stands for a side."),
        days=1095,
        personal=False,
        with_space=True,
    ),
    Record(
        kind="questionnaire.round",
        block="questionnaire",
        what=_("How long a round of questions without names runs and, once it is closed, what may be said of it."),
        why=_("So that all who are asked see the same."),
        who=_("Everybody who is asked."),
        days=1095,
        personal=False,
    ),
    Record(
        kind="questionnaire.open",
        block="questionnaire",
        what=_("How long a round accepts answers, kept beside these."),
        why=_("So that no answer comes in behind the result."),
        who=_("Nobody."),
        days=30,
        personal=False,
    ),
    Record(
        kind="questionnaire.answers",
        block="questionnaire",
        what=_(
            "How often each answer was given to each statement, without name and without time. Deleted at the result."
        ),
        why=_("To work out what may be said, once five or more have answered."),
        who=_("Nobody. Everybody who is asked sees what may be said, never a single answer."),
        days=30,
        personal=False,
    ),
    Record(
        kind="questionnaire.sent",
        block="questionnaire",
        what=_(
            "A sign for everybody who has sent answers, which only this site can compute, apart from the answers. Deleted at the result."
        ),
        why=_("So that everybody counts once."),
        who=_("Nobody sees who has answered; how many have is shown from five on."),
        days=30,
        personal=False,
    ),
)

RECORDS: dict[str, Record] = {record.kind: record for record in _REGISTER}
