"""What every template of ours goes through when it is loaded: no indents, no form that a browser fills."""

from pathlib import Path

import pytest
from django.template import Context, Engine, TemplateDoesNotExist


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    """Templates of a folder."""
    return Engine(dirs=[str(tmp_path)], loaders=["xblocks.kit.templating.Loader"])


def rendered(engine: Engine, text: str) -> str:
    Path(engine.dirs[0], "page.html").write_text(text, encoding="utf-8")
    return engine.get_template("page.html").render(Context({"name": "a\n  b"}))


def test_what_indents_a_line_goes_and_its_end_stays(engine: Engine) -> None:
    assert rendered(engine, "<p>\n    Größer  als\n\n\t<b>x</b>  \n</p>") == "<p>\nGrößer  als\n<b>x</b>\n</p>"


def test_what_people_typed_stays_as_it_is(engine: Engine) -> None:
    assert rendered(engine, "<pre>{{ name }}</pre>") == "<pre>a\n  b</pre>"


def test_no_form_is_filled_by_browsers(engine: Engine) -> None:
    """On the way back one would put into a field what stood there, but not the revision beside it."""
    page = '<form method="post"><input></form>\n  <form id="b"></form><formula x>'
    assert rendered(engine, page) == (
        '<form autocomplete="off" method="post"><input></form>\n<form autocomplete="off" id="b"></form><formula x>'
    )


def test_a_template_that_is_not_there_is_named(engine: Engine) -> None:
    with pytest.raises(TemplateDoesNotExist, match=r"nothing\.html"):
        engine.get_template("nothing.html")
