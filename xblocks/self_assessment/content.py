"""The content of a self-assessment: a framework of competences with behaviour-anchored levels."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from xblocks.core.content import Child, Choices, ContentModel, ContentPart, Key, LongText, ShortText
from xblocks.core.defaults import read_default
from xblocks.core.text import marked as _

TAG = "lotse_self_assessment"
VERSION = 1
MAX_COMPETENCES = 100


class Occasion(StrEnum):
    """When a learner rates: before, at the end of the basic qualification, about 3 and 12 months after.

    `then` is the retrospective pretest: from today's view, how was it before?
    """

    T0 = "T0"
    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    THEN = "then"


OCCASION_NAMES = {
    Occasion.T0: _("Before the programme"),
    Occasion.T1: _("After the basic qualification"),
    Occasion.T2: _("About three months later"),
    Occasion.T3: _("Twelve months later"),
    Occasion.THEN: _("Looking back: how it was before"),
}


class Competence(ContentPart):
    """One competence: its situation and its levels, lowest first, each one an observable behaviour."""

    key: Annotated[Key, Field(title=_("Key"), max_length=32)]
    title: Annotated[ShortText, Field(title=_("Name"))]
    question: Annotated[LongText, Child(), Field(title=_("Question about a situation (Markdown)"))]
    levels: Annotated[
        list[LongText], Child("level"), Field(title=_("Levels, lowest first"), min_length=2, max_length=10)
    ]
    modules: Annotated[list[Key], Child("recommends"), Field(title=_("Recommended modules (keys)"), max_length=20)] = []


class Module(ContentPart):
    """A learning module that can be recommended; `unit` is the url_name of the unit to jump to."""

    key: Annotated[Key, Field(title=_("Key"))]
    title: Annotated[ShortText, Field(title=_("Name"))]
    unit: Annotated[Key | None, Field(title=_("Unit to jump to (url_name)"))] = None


class Content(ContentModel):
    """All texts of the block that an author can change."""

    VERSION = VERSION

    title: Annotated[ShortText, Field(title=_("Heading"))]
    introduction: Annotated[LongText, Child(), Field(title=_("Introduction (Markdown)"))]
    plain_gain_note: Annotated[LongText, Child(), Field(title=_("What the plain difference can and cannot say"))]
    retrospective_gain_note: Annotated[
        LongText, Child(), Field(title=_("What the retrospective difference can and cannot say"))
    ]
    competences: Annotated[
        list[Competence],
        Child("competence"),
        Field(title=_("Competences"), min_length=1, max_length=MAX_COMPETENCES),
    ]
    modules: Annotated[
        list[Module], Child("module"), Field(title=_("Modules that can be recommended"), max_length=100)
    ] = []

    @model_validator(mode="after")
    def _references_hold(self) -> Content:
        for name, keys in (
            ("competences", [competence.key for competence in self.competences]),
            ("modules", [module.key for module in self.modules]),
        ):
            doubles = sorted({key for key in keys if keys.count(key) > 1})
            if doubles:
                values = {"part": type(self).model_fields[name].title, "keys": ", ".join(doubles)}
                raise PydanticCustomError("key_twice", "Key used twice in {part}: {keys}", values)
        known = {module.key for module in self.modules}
        unknown = sorted({key for competence in self.competences for key in competence.modules} - known)
        if unknown:
            values = {"part": type(self).model_fields["modules"].title, "keys": ", ".join(unknown)}
            raise PydanticCustomError("unknown_reference", "Not among the entries of {part}: {keys}", values)
        return self


class Settings(BaseModel):
    """What an OLX author may set on the block besides url_name and display_name."""

    model_config = ConfigDict(extra="forbid")

    record: Annotated[Key, Field(title=_("Record (placements of one record share a learner's ratings)"))] = (
        "competences"
    )
    occasion: Annotated[Occasion, Field(title=_("Occasion")), Choices(OCCASION_NAMES)] = Occasion.T0


def default(language: str) -> Content:
    """The default framework in a language: de, en or da. Raises KeyError for another one."""
    return read_default(__package__, Content, language)


def linked(content: Content, targets: Mapping[str, str]) -> Content:
    """Point each module to the unit where it starts (module key → url_name); no module that leads nowhere is left."""
    modules = [
        module.model_copy(update={"unit": unit})
        for module in content.modules
        if (unit := targets.get(module.key, module.unit))
    ]
    left = {module.key for module in modules}
    competences = [
        one.model_copy(update={"modules": [key for key in one.modules if key in left]}) for one in content.competences
    ]
    return content.model_copy(update={"modules": modules, "competences": competences})
