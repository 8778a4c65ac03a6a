"""A person in front of a block on the stock workbench runtime. Every view and every call is a request of its own."""

import json
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from web_fragments.fragment import Fragment
from webob import Request, Response
from workbench.runtime import ID_MANAGER, WorkbenchRuntime
from xblock.core import XBlock

from tests.desk import Answer


class Enough(Exception):
    """Somebody in a hurry leaves."""


@dataclass(frozen=True)
class Seat:
    """Does what `tests.desk.Desk` does, so that the samples of `tests/conformance` can sit here.

    `calls`, if given, is used up by calls; then the person leaves with `Enough`. There is no `site` with other blocks.
    """

    usage: str
    person: str
    calls: Iterator[int] | None = None
    site: None = None

    def but(self, **changes: Any) -> "Seat":
        """The same with another person."""
        return replace(self, **changes)

    def block(self) -> XBlock:
        """The block, made anew as for every request."""
        return WorkbenchRuntime(self.person).get_block(self.usage)

    def view(self, name: str = "student_view") -> Fragment:
        """Render a view."""
        block = self.block()
        return block.runtime.render(block, name, {})

    def page(self, name: str = "student_view") -> str:
        """The HTML of a view."""
        return self.view(name).body_html()

    def served(self) -> str:
        """The learner's view with its script and style, as it goes over the line."""
        return json.dumps(self.view().to_dict())

    def call(self, handler: str, payload: Any = None) -> Answer:
        """Call a handler: with a payload by POST, without by GET."""
        if self.calls is not None and next(self.calls, None) is None:
            raise Enough
        request = Request.blank("/")
        if payload is not None:
            body = json.dumps(payload).encode()
            request = Request.blank("/", method="POST", body=body, content_type="application/json")
        return Answer(self.send(handler, request))

    def send(self, handler: str, request: Request, suffix: str = "") -> Response:
        """Send any request. What the block does not catch is a 500, as in the workbench and on the platform."""
        block = self.block()
        try:
            return block.runtime.handle(block, handler, request, suffix)
        except Exception:  # noqa: BLE001 - that is what is counted
            return Response(traceback.format_exc(), status=500, content_type="text/plain", charset="utf-8")


def placed(scenario: str, olx: str) -> str:
    """Import a block as a scenario of its own; its usage id."""
    ID_MANAGER.set_scenario(scenario)
    return str(WorkbenchRuntime("author").parse_xml_string(olx))
