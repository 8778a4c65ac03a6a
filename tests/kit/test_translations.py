"""The one catalogue of all blocks: every text of the interface stands in it, translated, and is what people read."""

import re
import subprocess
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from django.template import TemplateSyntaxError

from tests import extraction
from xblocks.kit import i18n

ROOT = Path(__file__).parents[2]
TRANSLATED = [language for language in i18n.LANGUAGES if language != "en"]

PLACEHOLDER = re.compile(r"%\(\w+\)s")


def catalogue(path):
    with path.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def sources(tmp_path_factory):
    """The ids that stand in the sources now, found as `make messages` finds them."""
    path = tmp_path_factory.mktemp("messages") / "text.pot"
    with pytest.MonkeyPatch.context() as here:
        here.chdir(ROOT)
        arguments = ["--quiet", "extract", "--mapping-file", "babel.cfg", "--output-file", str(path), "xblocks"]
        CommandLineInterface().run(["pybabel", *arguments])
    return {message.id for message in catalogue(path) if message.id}


@pytest.fixture(params=i18n.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture
def texts(language):
    """The catalogue of a language as translators edit it."""
    return catalogue(i18n.LOCALES / language / "LC_MESSAGES" / "text.po")


def test_the_catalogue_has_exactly_the_texts_of_the_interface(sources, texts):
    ids = {message.id for message in texts if message.id}
    assert sorted(sources - ids) == [], "run make messages and translate"
    assert sorted(ids - sources) == [], "run make messages"
    assert not texts.obsolete


@pytest.mark.parametrize("language", TRANSLATED, indirect=True)
def test_every_text_is_translated(texts):
    assert [message.id for message in texts if not message.string or (message.id and message.fuzzy)] == []


def test_a_translation_fills_in_the_same_values(texts):
    for message in texts:
        if message.id and message.string:
            names = sorted(PLACEHOLDER.findall(message.id))
            assert sorted(PLACEHOLDER.findall(message.string)) == names, message.id
            if names:  # whatever else looks like a placeholder would break the page
                assert message.string % {name[2:-2]: "x" for name in names}


def test_no_text_brings_markup(texts):
    assert [message.id for message in texts if message.id and "<" in f"{message.id}{message.string}"] == []


def test_people_read_what_stands_in_the_catalogue(language, texts):
    """The compiled file is the one that is loaded: it must not be older than what translators edited."""
    read = i18n.catalogue(language)
    for message in texts:
        if message.id:
            assert read.gettext(message.id) == (message.string or message.id), "run make messages"
    compiled = set(read._catalog) - {""}
    assert compiled == {message.id for message in texts if message.id and message.string}


def test_a_translation_project_finds_the_same_texts(sources):
    """OEP-58: after `make extract_translations` there is one folder `conf/locale/en`, and all texts stand in it."""
    subprocess.run([ROOT / "scripts" / "extract_translations"], check=True)
    [english] = (ROOT / "xblocks").rglob("conf/locale/en")
    assert {message.id for message in catalogue(english / "LC_MESSAGES" / "django.po") if message.id} == sources


@pytest.fixture
def found(tmp_path):
    """What an extractor finds in a file with a given source."""

    def find(function, source):
        path = tmp_path / "source"
        path.write_text(source, encoding="utf-8")
        with path.open("rb") as file:
            return [text for _line, _function, text, _comments in function(file, (), (), {})]

    return find


@pytest.mark.parametrize(
    "source",
    [
        '_("Text")',
        'gettext_for()("Text")',
        'marked("Text")',
        'Annotated[str, Field(title=_("Text"))]',
        'table.writerow([_("Te" "xt"), 1])',
        'raise Refusal(403, "x", _("Text") % {"a": _(known.what)})',
    ],
)
def test_texts_are_found_in_python(found, source):
    assert found(extraction.python, source) == ["Text"]


@pytest.mark.parametrize("source", ['_(f"Text {name}")', '_("Text " + name)', '_("Text %s" % name)'])
def test_a_text_put_together_at_run_time_is_refused(found, source):
    with pytest.raises(ValueError, match="line 1"):
        found(extraction.python, source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ('<p>{% translate "Text" %}</p>', "Text"),
        ("<p aria-label=\"{% translate 'Text: %(list)s' list=node.label %}\">", "Text: %(list)s"),
        ('{% translate "%(n)s of %(count)s" n=n|default:"–" count=3 %}', "%(n)s of %(count)s"),
        (r'{% translate "Say \"yes\"" %}', 'Say "yes"'),
        (
            "<p>{% blocktranslate trimmed %}One text\n    of two lines.{% endblocktranslate %}</p>",
            "One text of two lines.",
        ),
        ("{% blocktranslate with n=1 trimmed %}\nRow {{ n }}.\n{% endblocktranslate %}", "Row %(n)s."),
    ],
)
def test_texts_are_found_in_templates(found, source, text):
    assert found(extraction.template, source) == [text]


def test_a_variable_is_no_text(found):
    with pytest.raises(ValueError, match="name"):
        found(extraction.template, "{% translate name %}")


@pytest.mark.parametrize(
    "within", ["Text", "A {% if b %}c{% endif %}{% endblocktranslate %}", "{{ a.b }}{% endblocktranslate %}"]
)
def test_a_long_text_holds_text_and_names_only(found, within):
    with pytest.raises(TemplateSyntaxError):
        found(extraction.template, "{% blocktranslate trimmed %}" + within)


def test_danish_content_says_that_no_native_has_read_it_yet():
    """docs/domain/editorial.md; whoever has read a file takes its first line away, and its name into this test."""
    unread = "# Native review of this Danish text is outstanding."
    files = sorted(ROOT.glob("xblocks/**/defaults/*da.yaml"))
    assert len(files) >= 14
    assert [file for file in files if file.read_text(encoding="utf-8").splitlines()[0] != unread] == []
