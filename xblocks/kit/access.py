"""Who is looking at a block, and what this person may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from xblocks.core.payload import Refusal
from xblocks.kit import platform
from xblocks.kit.i18n import gettext_for
from xblocks.kit.protocol import Block

Role = Literal["reader", "learner", "staff", "author"]


@dataclass(frozen=True)
class Viewer:
    """The person in front of the screen. `person` is None for visitors and in Studio: they read only."""

    person: str | None
    staff: bool
    studio: bool
    as_learner: bool

    @property
    def may_write(self) -> bool:
        """Whether work of this person may be read or written at all."""
        return self.person is not None and not self.as_learner


def viewer(block: Block) -> Viewer:
    """Who is looking at the block right now."""
    studio = bool(platform.in_studio(block))
    return Viewer(
        person=known(block),
        staff=bool(_attributes(block).get("edx-platform.user_is_staff")),
        studio=studio,
        as_learner=not studio and platform.views_as_learner(block),
    )


def known(block: Block) -> str | None:
    """The id of whoever looks at the block; None for visitors and in Studio."""
    person = block.scope_ids.user_id
    if person is None or platform.in_studio(block):
        return None
    # Visitors have an id too where libraries and learning paths are shown (`anon…`); no retirement ever reaches it.
    return None if _attributes(block).get("edx-platform.is_authenticated") is False else str(person)


def _attributes(block: Block) -> Mapping[str, Any]:
    service = block.runtime.service(block, "user")
    return service.get_current_user().opt_attrs if service else {}


def person(block: Block) -> str:
    """Who asks, in a handler that `require` has let her in to: there she has an id."""
    return str(block.scope_ids.user_id)


def notice(who: Viewer) -> str:
    """What to tell somebody for whom no work can be shown; empty for those who simply have to sign in."""
    _ = gettext_for()
    if who.studio:
        return _("In Studio no answers are stored. Open the course to try this block.")
    if who.as_learner:
        return _(
            "You are viewing the course as somebody else. What this person wrote stays private, and nothing is stored."
        )
    return ""


def nowhere_to_store() -> str:
    """What to tell people where the site has no tables for their work."""
    return gettext_for()("Answers cannot be stored on this site yet. Please tell the people who run it.")


def require(block: Block, role: Role) -> None:
    """Refuse with 403 whoever lacks the role."""
    _ = gettext_for()
    if role == "author":
        if platform.in_studio(block) is False or not platform.may_author(block):
            raise Refusal(403, "not_author", _("Only people who may edit this can do so, and only in Studio."))
        return
    if role == "reader":
        return
    who = viewer(block)
    if who.studio or who.as_learner:
        raise Refusal(403, "studio" if who.studio else "masquerade", notice(who))
    if who.person is None:
        raise Refusal(403, "anonymous", _("Please sign in first."))
    if role == "staff" and not who.staff:
        raise Refusal(403, "not_staff", _("Only course staff can do this."))
