"""The player opens real public courses, every page of them, for learners and for authors (see tests/check/test_corpus.py)."""

import re
from pathlib import Path

import pytest

from tests.check.test_corpus import CORPUS, FAILING
from tests.player import running

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the courses are not here")

_LINK = re.compile(r"""(?:href|src)=["\'](/(?!/)[^"\'#]*)""")


@pytest.mark.parametrize("person", ["lena", "author"])
@pytest.mark.parametrize("name", FAILING)
def test_every_page_opens(name: str, person: str, tmp_path: Path) -> None:
    with running(CORPUS / f"{name}.tar.gz", tmp_path, open_date="2031-01-01") as player:
        visitor = player.visitor(person)
        waiting, seen, units = ["/"], {"/"}, 0
        while waiting:
            path = waiting.pop()
            answer = visitor.get(path)
            assert answer.status_code < 500, path
            units += path.startswith("/unit/")
            # Of files the status is enough, and a link of the course may well lead nowhere.
            if path.startswith(("/unit/", "/page/", "/about")) or path == "/":
                assert answer.status_code == 200, path
                found = {each for each in _LINK.findall(answer.text) if not each.startswith("/download")} - seen
                seen |= found
                waiting += sorted(found)
        assert units > 5
        assert "Traceback" not in player.log, player.log[-3000:]


def test_a_question_it_cannot_show_is_shown_as_text(tmp_path: Path) -> None:
    with running(CORPUS / "demo.tar.gz", tmp_path, open_date="2031-01-01") as player:
        visitor = player.visitor("lena", language="en")
        units = re.findall(r"/unit/\w+", visitor.get("/").text)
        pages = [visitor.get(unit).text for unit in dict.fromkeys(units)]
        (page,) = (page for page in pages if "block-3b8100660f3947c198e0a9b35f7c6cf6" in page)
        shown = page.partition("block-3b8100660f3947c198e0a9b35f7c6cf6")[2].partition("</section>")[0]
        assert "found: numericalresponse" in shown
        assert shown.partition('class="as-text"')[2].count("<p>") > 1
        assert any("library_content" in page and "The preview shows all of them." in page for page in pages)
