"""The editor of every block: one form for settings and content, worked on as posted, saved as a whole."""

from __future__ import annotations

import json
from functools import partial
from hashlib import sha256
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from web_fragments.fragment import Fragment

from xblocks.core import olx
from xblocks.core.content import ShortText
from xblocks.core.message import Unfit
from xblocks.core.payload import Refusal
from xblocks.core.text import beginning, marked
from xblocks.kit import form, messages, render
from xblocks.kit.i18n import gettext_for
from xblocks.kit.protocol import Authored


class Edit(BaseModel):
    """The posted form: one entry per field by its dotted name, and what to do with it; `seen` is what it was made from.

    `operation` is `save`, `defaults` (start again from the default content) or `add|remove|up|down` and the path it
    concerns, such as `down:content.competences.2`.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, Annotated[str, Field(max_length=30_000)] | bool]

    seen: Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")] = ""
    operation: Annotated[
        str, Field(pattern=r"^(save|defaults|(add|remove|up|down):content(\.[a-z_]+(\.[0-9]{1,3})?)+)$")
    ]


class _Basics(BaseModel):
    display_name: Annotated[ShortText | None, Field(title=marked("Name of the component"))] = None


def view(block: Authored) -> Fragment:
    """The fragment of `studio_view`."""
    values = {**_shown(block, _stored(block), {}, seen=_version(block)), **block.told_authors()}
    return render.fragment(block, "kit/studio.html", values, initializer="LotseStudio", styles="studio")


def _stored(block: Authored) -> dict[str, Any]:
    """What is stored, as a form holds it."""
    content = block.content_or_problems()[0]
    return {
        "display_name": block.own_name(),
        "settings": {name: getattr(block, name) for name in block.CONTENT.Settings.model_fields},
        "content": content.model_dump(mode="json") if content else None,
    }


def _version(block: Authored) -> str:
    """64 hex digits that differ where what is stored does."""
    settings = {name: getattr(block, name) for name in block.CONTENT.Settings.model_fields}
    text = json.dumps([block.own_name(), settings, block.definition], sort_keys=True)
    return sha256(text.encode()).hexdigest()


def edit(block: Authored, posted: Edit) -> dict[str, Any]:
    """Carry out one operation on the posted form. Only `save` changes the block, and only if all is valid.

    Raises Refusal 400 with the form and its messages where something is wrong, and 409 where somebody else has saved
    since it was made.
    """
    _ = gettext_for()
    model = block.CONTENT.Content
    try:
        fields = {name: str(value) for name, value in (posted.__pydantic_extra__ or {}).items()}
        raw = form.nested(fields)
    except Unfit as error:
        raise Refusal(400, "invalid", error.message) from None
    raw["content"] = form.cleaned(model, raw.get("content"))
    operation, _colon, path = posted.operation.partition(":")
    if operation == "save":
        if posted.seen not in ("", _version(block)):
            raise _overtaken(block, raw)
        return _save(block, raw)
    if operation == "defaults":
        raw["content"] = block.default_content().model_dump(mode="json")
        return _form(block, raw, posted.seen, _("The default content is in the form. Nothing is saved yet."))
    focus = _changed(model, raw["content"], operation, path.split(".")[1:])
    if focus is None:
        raise Refusal(400, "invalid", _("There is no such entry."))
    return _form(block, raw, posted.seen, _("Changed in the form. Nothing is saved yet."), f"content.{focus}")


def _changed(model: type[BaseModel], raw: dict[str, Any], operation: str, path: list[str]) -> str | None:
    """Add, remove or move an entry of a list in the raw values. The dotted path to look at next, None if impossible."""
    steps = path if operation == "add" else path[:-1]
    found = form.list_at(model, steps)
    if found is None:
        return None
    entries: Any = raw
    for step in steps:
        try:
            entries = entries[int(step)] if isinstance(entries, list) else entries[step]
        except IndexError:
            return None
    if operation == "add":
        if len(entries) >= form.MAX_ENTRIES:
            return None
        entries.append(form.blank(found))
        return ".".join([*steps, str(len(entries) - 1)])
    place = int(path[-1]) if path[-1].isdecimal() else -1
    target = {"remove": place, "up": place - 1, "down": place + 1}[operation]
    if not (0 <= place < len(entries) and 0 <= target < len(entries)):
        return None
    entry = entries.pop(place)
    if operation != "remove":
        entries.insert(target, entry)
    return ".".join([*steps, str(min(target, len(entries) - 1))] if entries else steps)


def _save(block: Authored, raw: dict[str, Any]) -> dict[str, Any]:
    _ = gettext_for()
    errors: dict[str, str] = {}
    parts: dict[str, Any] = {}
    stored = block.content_or_problems()[0]
    language = (stored or block.default_content()).language
    for name, model, value in (
        ("basics", _Basics, {"display_name": raw.get("display_name") or None}),
        ("settings", block.CONTENT.Settings, raw.get("settings") or {}),
        ("content", block.CONTENT.Content, {**raw["content"], "version": block.CONTENT.VERSION, "language": language}),
    ):
        try:
            parts[name] = model.model_validate(value)
        except ValidationError as error:
            errors |= messages.explained(error, value, name)
    if "content" in parts:
        errors |= {".".join(["content", *map(str, path)]): text.said(_) for path, text in parts["content"].faults()}
    if errors:
        raise _marked(block, raw, errors, 400, "invalid", _("Not saved. Please look at the marked fields."))
    if name := parts["basics"].display_name:
        block.display_name = name
    else:
        block.fields["display_name"].delete_from(block)
    for name, value in parts["settings"].model_dump(mode="json").items():
        setattr(block, name, value)
    block.definition = olx.to_text(olx.to_element(parts["content"]))
    ours = block.CONTENT.Settings.model_fields
    block.unread_settings = {name: value for name, value in block.unread_settings.items() if name not in ours}
    return {"message": _("Saved"), "done": True, "regions": {}}


def _overtaken(block: Authored, raw: dict[str, Any]) -> Refusal:
    """The refusal of a form that somebody else was faster than: it comes back as typed, beside what is stored now."""
    _ = gettext_for()
    mine, theirs = (form.values(sum(_nodes(block, each, {}), ())) for each in (raw, _stored(block)))
    stored = _("Saved in the meantime: %(value)s")
    marked_fields = {
        name: stored % {"value": beginning(theirs[name], 200) or _("nothing")}
        for name in mine
        if name in theirs and theirs[name] != mine[name]
    }
    message = _(
        "Not saved: somebody else has saved this component since you opened it. Saving once more puts your version in "
        "place of theirs."
    )
    return _marked(block, raw, marked_fields, 409, "conflict", message)


def _marked(
    block: Authored, raw: dict[str, Any], errors: dict[str, str], status: int, code: str, message: str
) -> Refusal:
    values = {**_shown(block, raw, errors, seen=_version(block)), "problems": []}
    regions = render.answer(block, regions={"main": ("kit/studio.html", values)})["regions"]
    focus = f"{render.element_id(block)}-errors" if errors else ""
    return Refusal(status, code, message, regions=regions, focus=focus)


def _form(block: Authored, raw: dict[str, Any], seen: str, message: str, opened: str = "") -> dict[str, Any]:
    values = {**_shown(block, raw, {}, opened, seen), "problems": []}
    focus = form.field_id(opened) if opened else ""
    return render.answer(block, message, focus=focus, regions={"main": ("kit/studio.html", values)})


def _nodes(
    block: Authored, raw: dict[str, Any], errors: dict[str, str], opened: str = ""
) -> tuple[tuple[form.Node, ...], ...]:
    """The fields of a form: the name, the settings, the content."""
    cells, titled = partial(block.studio_cells, raw["content"]), partial(block.studio_title, raw["content"])
    showing = form.Showing(errors, opened, gettext_for(), cells, titled)
    models = block.CONTENT
    names = form.nodes(_Basics, raw, "basics", showing)
    settings = form.nodes(models.Settings, raw.get("settings"), "settings", showing)
    content = () if raw["content"] is None else form.nodes(models.Content, raw["content"], "content", showing)
    return names, settings, content


def _shown(
    block: Authored, raw: dict[str, Any], errors: dict[str, str], opened: str = "", seen: str = ""
) -> dict[str, Any]:
    names, settings, content = _nodes(block, raw, errors, opened)
    labels = form.labels((*names, *settings, *content))
    return {
        "seen": seen,
        "name_node": names[0],
        "settings": settings,
        "nodes": content,
        "errors": [
            {"id": form.field_id(name), "label": labels.get(name, ""), "message": text} for name, text in errors.items()
        ],
    }
