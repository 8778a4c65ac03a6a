"""What the platform says to an answer: graded by capa, told from what it puts on the page."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree, html
from opaque_keys.edx.keys import CourseKey
from webob.multidict import MultiDict
from xblocks_contrib.problem.capa_block import ProblemBlock

from tests.platform.runtime import CourseRuntime


@dataclass(frozen=True)
class Said:
    """Verdict, grade as a share, heading of the feedback (None: there is none), its remarks, and where these lead to;
    texts without markup."""

    correct: bool
    grade: float
    heading: str | None
    remarks: tuple[str, ...]
    links: tuple[str, ...]


class Problem:
    """A `<problem>` as a learner has it; one that stands in a file of its own wants the files of the course.

    `choices` are what can be sent as an answer, `options` their words, both in the order of the page.
    """

    def __init__(self, element: etree._Element, files: Mapping[str, bytes] = {}) -> None:
        self.runtime = CourseRuntime(CourseKey.from_string("course-v1:Haselbrueck+IP+r1"), files)
        self.block: ProblemBlock = self.runtime.parse(element)
        page = html.fromstring(self.block.get_problem_html(encapsulate=False))
        (self._name,) = {str(each) for each in page.xpath("//fieldset//input/@name | //select/@name")}
        self.choices = [str(each) for each in page.xpath("//fieldset//input/@value | //option[position() > 1]/@value")]
        self.options = [
            text(each) for each in page.xpath("//input/following-sibling::label | //option[position() > 1]")
        ]

    def submit(self, places: Iterable[int]) -> Said:
        """Choose the options at these places and send them, as the page's form does."""
        self.runtime.published.clear()
        chosen = MultiDict((self._name, self.choices[place]) for place in places)
        answer = json.loads(self.block.handle_ajax("problem_check", chosen))
        (grade,) = (data for kind, data in self.runtime.published if kind == "grade")
        messages = html.fromstring(answer["contents"]).xpath('//span[@class="message"]')
        hints = [each for message in messages for each in message.find_class("hint-text")]
        remarks = tuple(text(each) for each in hints)
        headings = [text(each) for message in messages for each in message.find_class("hint-label")]
        return Said(
            correct=answer["success"] == "correct",
            grade=grade["value"] / grade["max_value"],
            heading=headings[0] if headings else None,
            remarks=tuple(remark for remark in remarks if remark),
            links=tuple(str(href) for each in hints for href in each.xpath(".//a/@href")),
        )


def text(node: html.HtmlElement) -> str:
    """The words of a node, as they are read; a line break parts words."""
    return " ".join(" ".join(node.itertext()).split())
