"""Somebody at the player: opens a page, and presses what stands on it. What the player or a block refuses ends it all."""

from __future__ import annotations

import json
import secrets
from datetime import date
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from lxml import html
from webob import Request

from course_export.preview.library import library
from course_export.preview.people import called
from course_export.preview.visit import Visit
from course_export.reading.course import Block, Place
from course_export.rehearsal.moments import CannotRehearse


def visit(username: str, day: date) -> Visit:
    """Return a person's visit on a day of the course, in the language of the player."""
    user = User.objects.get(username=username)
    return Visit(called(username), user, user, settings.LANGUAGE_CODE, day)


@cache
def _named() -> dict[str, tuple[Block, Place]]:
    return {str(key.block_id): found for key, found in library().course.blocks.items()}


def block(who: Visit, name: str) -> Block:
    """Return a block in front of a person. Raises CannotRehearse where there is none, or her page is not open yet."""
    if name not in _named():
        raise CannotRehearse(f"this course has no component {name}")
    found, place = _named()[name]
    if not who.may_open(place.unit):
        raise CannotRehearse(f"{place.unit.title} is not open on {who.today}, when {who.person.name} comes to {name}")
    return found


def page(who: Visit, name: str) -> html.HtmlElement:
    """Return what a block shows to a person."""
    found = library().runtime(who).get_block(block(who, name).key)
    return html.fromstring(found.render("student_view", {}).body_html())


@cache
def _mark(who: Visit, name: str) -> str:
    """The mark of its viewer that a page carries, and sends with whatever she presses."""
    return next((str(root.get("data-viewer")) for root in page(who, name).iter() if root.get("data-viewer")), "")


def press(who: Visit, name: str, handler: str, **fields: Any) -> dict[str, html.HtmlElement]:
    """Send a form of a block's page to its handler; gives the regions that change. Raises CannotRehearse."""
    request = Request.blank(
        f"/{handler}",
        method="POST",
        content_type="application/json",
        headers={"X-Lotse-Viewer": _mark(who, name)},
        body=json.dumps(fields).encode(),
    )
    answer = library().runtime(who).get_block(block(who, name).key).handle(handler, request)
    if answer.status_code != 200:
        said = f"{handler} of {name} refuses what {who.person.name} sends"
        raise CannotRehearse(f"{said}: {answer.json['message']} {json.dumps(fields, ensure_ascii=False)}")
    return {
        region: html.fragment_fromstring(text, create_parent=True) for region, text in answer.json["regions"].items()
    }


def fresh() -> str:
    """Return what a page makes up for a request that creates something, or for a card: random each time."""
    return secrets.token_hex(16)


def forms(shown: html.HtmlElement, handler: str) -> list[dict[str, str]]:
    """Return the hidden fields of each form on a page that goes to a handler, in their order."""
    found = shown.xpath(".//form[@data-handler=$handler]", handler=handler)
    return [
        {field.get("name"): field.get("value", "") for field in form.xpath(".//input[@type='hidden']")}
        for form in found
    ]
