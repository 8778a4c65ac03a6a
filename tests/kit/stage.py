"""A page with the kit's scripts and nothing of a platform: what its handlers answer is given by the test."""

import json
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

from xblocks.kit import render

ADDRESS = "http://lotse.test/"
PAUSE = 1_000  # ms: longer than the pause in typing after which a form saves itself
POLL = 3_000  # ms: longer than the time between two polls
RETRY = 6_000  # ms: longer than the time to the first sending again

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Stage</title>
<style>{style}</style></head><body>
<button id="elsewhere">Elsewhere</button>
<div id="block"><div class="lotse" id="block-root" data-viewer="{viewer}">
<p class="lotse-hidden" role="status" data-live></p><p class="lotse-hidden" role="alert" data-error></p>
<template data-offline>No connection</template><template data-signed-out>Signed out</template>
<template data-expired>Open for too long</template><template data-elsewhere>Another page</template>
<template data-too-large>Too much</template><template data-down>Down</template>
<template data-waiting>Saving</template><template data-restored>Back again</template>
<template data-copied>Copied</template><template data-selected>Selected</template>
<template data-arrived>It stands there</template><template data-no-field>No field</template>
<template data-open>Something is open</template><template data-unsent>Not sent</template>
<template data-unsaved-text>Not saved</template>
{body}
<span class="lotse-said" data-said hidden><span id="block-said" data-words></span>
<a data-link hidden></a>
<button type="button" data-again hidden>Again</button></span>
</div></div></body></html>"""
_START = """() => {{
  const element = {element};
  window.notified = [];
  window.runtime = {{
    handlerUrl(given, name) {{
      if (given !== element) {{ throw new Error('the address stands on what the initialiser got, nowhere else'); }}
      return '/handler/' + name;
    }},
    notify(name, data) {{ window.notified.push(name + ':' + (data.state || '')); }},
  }};
  window.start = () => {start};
  window.start();
}}"""


@dataclass(frozen=True)
class Foreign:
    """An answer that no handler of ours wrote: a login page, a proxy's error."""

    status: int
    body: str = "<!doctype html><title>Not ours</title>"
    kind: str = "text/html"
    location: str = ""


BARE = "document.getElementById('block')"
WRAPPED = f"{{0: {BARE}, length: 1, jquery: '2.2.4'}}"  # as in Studio, and in the frame that shows a library's block
LOST = "lost"  # nothing comes back
HELD = "held"  # the answer is on its way until `release`
Reply = dict[str, Any] | Foreign | str


@dataclass
class Stage:
    """`replies` are, by handler, what it answers next; the last one stays. `sent` is what arrived. `given` is what the
    initialiser gets, `viewer` the mark of whoever looks at the page, `address` that of the page."""

    page: Page
    given: str = BARE
    viewer: str = "lena"
    address: str = ADDRESS
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    sent: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    _held: list[Route] = field(default_factory=list)
    _body: str = ""

    def open(self, body: str, begin: str = "undefined") -> None:
        """Show a block; `begin` is what its own script does with the connection, a function."""
        self._open(body, render.script(render.KIT), f"window.LotseKit.connect(window.runtime, element, {begin})")

    def open_block(self, body: str, package: str, init: str) -> None:
        """Show a block with the script of a package."""
        self._open(body, render.script(render.KIT) + render.script(package), f"window.{init}(window.runtime, element)")

    def _open(self, body: str, script: str, start: str) -> None:
        if not self._body:
            self.page.clock.install()
            self.page.route("**/*", self._serve)
        self._body = _PAGE.format(body=body, viewer=self.viewer, style=render.asset(render.KIT, "kit.css"))
        self.page.goto(self.address)
        self.page.add_script_tag(content=script)
        self.page.evaluate(_START.format(element=self.given, start=start))

    def answers(self, handler: str, *replies: Reply) -> None:
        self.replies[handler] = list(replies)

    def release(self, reply: Reply) -> None:
        """Answer the request that has waited longest."""
        self._reply(self._held.pop(0), reply)

    def arrived(self, handler: str) -> list[dict[str, Any]]:
        return [data for name, data in self.sent if name == handler]

    def await_sent(self, handler: str, times: int = 1) -> None:
        """Wait until a handler was called so often."""
        for _ in range(100):
            if len(self.arrived(handler)) >= times:
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"{handler} was called {len(self.arrived(handler))} times: {self.sent}")

    def later(self, milliseconds: int) -> None:
        """Let time pass, and what is due then happen and be answered."""
        self.page.clock.fast_forward(milliseconds)
        self.page.wait_for_timeout(100)

    def field(self, name: str) -> Locator:
        return self.page.locator(f"[name={name}]")

    @property
    def said(self) -> Locator:
        """What is to be seen of a message."""
        return self.page.locator("[data-said]")

    def says(self, text: str) -> None:
        """What the status says, and the page shows; nothing is wrong."""
        expect(self.page.get_by_role("status")).to_have_text(text)
        expect(self.page.get_by_role("alert")).to_have_text("")
        self._shows(text)

    def warns(self, text: str) -> None:
        """What the alert says, and the page shows; the status says nothing."""
        expect(self.page.get_by_role("alert")).to_have_text(text)
        expect(self.page.get_by_role("status")).to_have_text("")
        self._shows(text)

    def _shows(self, text: str) -> None:
        if text:
            expect(self.said.locator("[data-words]")).to_have_text(text)
        expect(self.said).to_be_visible(visible=bool(text))

    def asks_before_leaving(self) -> bool:
        """Whether the browser asks if the page may really be left."""
        event = "event => window.dispatchEvent(event)"
        return not self.page.evaluate(f"({event})(new Event('beforeunload', {{cancelable: true}}))")

    def _serve(self, route: Route) -> None:
        handler = route.request.url.removeprefix(ADDRESS).removeprefix("handler/")
        if route.request.url == ADDRESS:
            route.fulfill(body=self._body, content_type="text/html")
        elif handler in self.replies:
            replies = self.replies[handler]
            self.sent.append((handler, json.loads(route.request.post_data or "{}")))
            self._reply(route, replies.pop(0) if len(replies) > 1 else replies[0])
        else:
            route.fulfill(status=404, body="")

    def _reply(self, route: Route, reply: Reply) -> None:
        match reply:
            case "lost":
                route.abort()
            case "held":
                self._held.append(route)
            case Foreign(status, body, kind, location):
                headers = {"Location": location} if location else {}
                route.fulfill(status=status, body=body, headers={"Content-Type": kind, **headers})
            case dict():
                status = reply.get("status", 200)
                always = {"message": "", "regions": {}} if status == 200 else {"error": "refused"}
                route.fulfill(status=status, json={**always, **reply})


def region(name: str, html: str) -> str:
    return f'<div data-region="{name}">{html}</div>'
