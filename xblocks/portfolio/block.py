"""The portfolio: one page with everything a learner wrote and made in the course, for herself alone."""

from __future__ import annotations

from types import ModuleType
from typing import Any, ClassVar

from web_fragments.fragment import Fragment
from webob import Response
from xblock.fields import Scope, String

from xblocks.core.text import marked as _
from xblocks.kit import access, platform, portfolio, render
from xblocks.kit.block import LotseBlock
from xblocks.kit.downloads import file, page
from xblocks.kit.handler import handler
from xblocks.kit.i18n import gettext_for
from xblocks.portfolio import content as content_module
from xblocks.portfolio.content import Content
from xblocks.spaces import api


class PortfolioBlock(LotseBlock):
    """It keeps nothing itself: every block of the course gives its part when the page is opened."""

    CONTENT: ClassVar[ModuleType] = content_module

    display_name = String(scope=Scope.settings, default=_("Portfolio"))
    completion_mode = "excluded"

    def open_page(self, content: Content) -> Fragment:
        """The introduction; the list of her parts comes in a request of its own, since it asks every block."""
        api.read(self._probe())
        return render.fragment(self, "main.html", _intro(content))

    def author_view(self, _context: object = None) -> Fragment:
        """What Studio shows: the introduction, and what is wrong with the content."""
        content, _problems = self.content_or_problems()
        values = {**_intro(content or self.default_content()), **self.told_authors()}
        return render.fragment(self, "author.html", values)

    @handler(writes=False)
    def gather(self) -> dict[str, Any]:
        """The list of what there is."""
        return render.answer(self, regions={"parts": ("parts.html", self._gathered(self.readable_content()))})

    @handler(method="GET")
    def printable(self) -> Response:
        """Everything as one page, to read, to print or to save as PDF."""
        return page(self._page(keeping=False))

    @handler(method="GET")
    def download(self) -> Response:
        """The same page as a file that needs nothing else: every browser and word processor opens it."""
        return file(portfolio.to_keep(self._page(keeping=True)), gettext_for()("portfolio.html"), "text/html")

    def _page(self, *, keeping: bool) -> str:
        values = self._gathered(self.readable_content())
        values |= {"title": values["content"].title, "keeping": keeping}
        return render.page(self, "printable.html", values, portfolio.packages(values["gathered"]))

    def _gathered(self, content: Content) -> dict[str, Any]:
        return {"content": content, "gathered": portfolio.gather(self)}

    def _probe(self) -> api.SpaceKey:
        """A space that is never written: reading it tells whether there is anywhere to keep work."""
        group = api.personal_group(access.person(self))
        return api.SpaceKey(str(platform.course_key(self)), "portfolio", group)

    def closed_page(self, content: Content, notice: str) -> Fragment:
        return render.fragment(self, "main.html", {**_intro(content), "notice": notice, "readonly": True})


def _intro(content: Content) -> dict[str, Any]:
    return {"content": content, "introduction": render.markdown(content.introduction)}
