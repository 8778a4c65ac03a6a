"""What templates say in the reader's words: translated before it is filled in, and escaped once."""

from datetime import date
from typing import Any

import pytest
from django.template import Context, Engine, TemplateSyntaxError
from django.utils import translation

from xblocks.core.message import Message
from xblocks.core.problems import Problem
from xblocks.kit.i18n import catalogue


def rendered(template: str, **values: Any) -> str:
    """What comes out where every text is known but in capital letters."""
    engine = Engine(builtins=["xblocks.kit.tags"])
    return engine.from_string(template).render(Context({"gettext": str.upper, **values}))


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{% translate "Save" %}', "SAVE"),
        ('{% translate "5 % of it" %}', "5 % OF IT"),
        ('{% translate "" %}', ""),
    ],
)
def test_a_text_is_translated(template: str, said: str) -> None:
    assert rendered(template) == said


def test_values_are_filled_in_after_translation_and_escaped() -> None:
    texts = {"Step %(number)s of %(name)s": "%(name)s: Schritt %(number)s"}
    template = '{% translate "Step %(number)s of %(name)s" number=n name=who %}'
    assert rendered(template, gettext=texts.get, n=3, who="<b>") == "&lt;b&gt;: Schritt 3"


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{% blocktranslate trimmed %}\n  Nothing\n  was lost.\n{% endblocktranslate %}", "NOTHING WAS LOST."),
        (
            "{% blocktranslate with name=who|upper trimmed %}to {{ name }} {{ who }}{% endblocktranslate %}",
            "to &lt;A&gt; &lt;a&gt;",
        ),
    ],
)
def test_a_long_text_is_translated_as_a_whole_and_filled_in(template, shown):
    texts = {"Nothing was lost.": "NOTHING WAS LOST."}
    values = {"gettext": lambda text: texts.get(text, text), "who": "<a>"}
    engine = Engine(builtins=["xblocks.kit.tags"])
    assert engine.from_string(template).render(Context(values)) == shown


def test_a_long_text_says_that_its_space_is_trimmed():
    with pytest.raises(TemplateSyntaxError, match="trimmed"):
        Engine(builtins=["xblocks.kit.tags"]).from_string("{% blocktranslate %}a{% endblocktranslate %}")


@pytest.mark.parametrize("inside", ["Text{% now 'Y' %}", "{{ a.b }}", "{{ a|upper }}", "Text"])
def test_a_long_text_has_an_end_and_only_text_and_names_before_it(inside: str) -> None:
    end = "" if inside == "Text" else "{% endblocktranslate %}"
    with pytest.raises(TemplateSyntaxError, match="only text and {{ names }} up to endblocktranslate"):
        rendered("{% blocktranslate trimmed %}" + inside + end)


def test_what_is_behind_a_long_text_is_no_part_of_it() -> None:
    template = "{% blocktranslate with n=1 trimmed %}\n  row\n  {{ n }} {% endblocktranslate %} and {{ n }}"
    assert rendered(template, gettext=str, n=2) == "row 1 and 2"


def test_a_problem_is_said_in_the_readers_language_and_a_text_is_in_it_already() -> None:
    problem = Problem(3, "title", Message("Please fill in this field."))
    assert rendered("{% said problem %}", problem="Bitte <b>") == "Bitte &lt;b&gt;"
    said = rendered("{% said problem %}", problem=problem, gettext=catalogue("de").gettext)
    assert said == "Zeile 3: title: Bitte füllen Sie dieses Feld aus."


@pytest.mark.parametrize(("language", "said"), [("en", "12 Feb 2027"), ("de", "12.02.2027")])
def test_a_day_is_written_as_readers_write_it(language: str, said: str) -> None:
    with translation.override(language):
        assert rendered("{{ day|day }}", day=date(2027, 2, 12)) == said


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ('{% handler_url "csv" %}', "csv"),
        ('{% handler_url "agreement" number %}', "agreement/0"),
        ('{% handler_url name "a&b" %}', "bpmn/a&amp;b"),
    ],
)
def test_an_address_of_a_handler_has_a_suffix_where_one_is_given(template: str, said: str) -> None:
    assert rendered(template, handler_url=lambda *parts: "/".join(parts), number=0, name="bpmn") == said
