"""What the platform says to an answer: graded by capa, told from what it puts on the page."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree, html
from opaque_keys.edx.keys import CourseKey
from webob.multidict import MultiDict
from xblocks_contrib.problem.capa_block import ProblemBlock

from tests.platform.runtime import CourseRuntime


@dataclass(frozen=True)
class Said:
    """Verdict, grade as a share, heading of the feedback (None: there is none), and its remarks; texts without markup."""

    correct: bool
    grade: float
    heading: str | None
    remarks: tuple[str, ...]


class Problem:
    """A `<problem>` as a learner has it; one that stands in a file of its own wants the files of the course."""

    def __init__(self, element: etree._Element, files: Mapping[str, bytes] = {}) -> None:
        self.runtime = CourseRuntime(CourseKey.from_string("course-v1:Haselbrueck+IP+r1"), files)
        self.block: ProblemBlock = self.runtime.parse(element)

    @property
    def page(self) -> html.HtmlElement:
        return html.fromstring(self.block.lcp.get_html())

    @property
    def choices(self) -> list[str]:
        """What can be sent as an answer, in the order of the page."""
        return [str(each) for each in self.page.xpath("//input/@value | //option[position() > 1]/@value")]

    def submit(self, chosen: list[str]) -> Said:
        """Answer, as the page's form does."""
        (name,) = {str(each) for each in self.page.xpath("//fieldset//input/@name | //select/@name")}
        self.runtime.published.clear()
        answer = json.loads(self.block.handle_ajax("problem_check", MultiDict((name, each) for each in chosen)))
        (grade,) = (data for kind, data in self.runtime.published if kind == "grade")
        messages = self.page.xpath('//span[@class="message"]')
        return Said(
            correct=answer["success"] == "correct",
            grade=grade["value"] / grade["max_value"],
            heading=text(next(iter(messages[0].find_class("hint-label")), None)) if messages else None,
            remarks=tuple(text(each) for message in messages for each in message.find_class("hint-text")),
        )


def text(node: html.HtmlElement | None) -> str:
    """The words of a node, as they are read; a line break parts words."""
    if node is None:
        return ""
    return " ".join(" ".join(node.itertext()).split())
