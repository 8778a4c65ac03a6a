"""The reader's language: which catalogue is read, what another language is called, how days and numbers are written."""

from datetime import date

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.modules_of_the_platform import put
from xblocks.kit import i18n, tags
from xblocks.kit.i18n import rounded


@pytest.mark.parametrize("code", ["de", "de-at", "de_CH", "DE"])
def test_a_regional_language_reads_the_common_catalogue(code):
    assert i18n.catalogue(code).gettext("Save") == "Speichern"


@pytest.mark.parametrize("code", ["tlh", "en", "", "en-gb"])
def test_a_language_without_a_catalogue_reads_the_english_ids(code):
    assert i18n.catalogue(code).gettext("Save") == "Save"


@pytest.fixture
def pulled(tmp_path, monkeypatch):
    """A platform on which `atlas pull` has brought a German catalogue, under the given locale, that knows one text."""

    def pull(locale):
        folder = tmp_path / "xblocks" / locale / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "django.mo").open("wb") as file:
            messages = Catalog(locale="de")
            messages.add("Save", "Sichern")
            write_mo(file, messages)

    put(monkeypatch, "xmodule.modulestore.api", get_python_locale_root=lambda: tmp_path)
    i18n.catalogue.cache_clear()
    yield pull
    i18n.catalogue.cache_clear()


@pytest.mark.parametrize("locale", ["de", "de_DE"])
def test_what_an_operator_pulled_comes_before_what_is_shipped(pulled, locale):
    pulled(locale)
    assert i18n.catalogue("de").gettext("Save") == "Sichern"
    assert i18n.catalogue("de").gettext("Delete") == "Löschen"  # a text that the pulled catalogue lacks
    assert i18n.catalogue("da").gettext("Save") == "Gem"


def test_where_nothing_was_pulled_the_shipped_catalogue_is_read(pulled):
    assert i18n.catalogue("de").gettext("Save") == "Speichern"


READERS = [("de", "de"), ("de-at", "de"), ("da", "da"), ("en-gb", "en"), ("tlh", "en"), (None, "en")]


@pytest.mark.parametrize(("asked", "read"), READERS)
def test_readers_read_one_of_three_languages(asked, read):
    with translation.override(asked):
        assert i18n.reader_language() == read
        assert i18n.gettext_for()("Save") == {"de": "Speichern", "da": "Gem", "en": "Save"}[read]


@pytest.mark.parametrize(
    ("asked", "written"), [("de", "de"), ("DE", "de"), ("da_DK", "da"), ("en-gb", "en"), ("tlh", "en"), ("fr-ca", "en")]
)
def test_default_content_is_in_the_language_of_the_course_where_we_have_it(asked, written):
    with translation.override("da"):
        assert i18n.content_language(asked) == written
        assert i18n.content_language(None) == i18n.content_language("") == "da"


@pytest.mark.parametrize(
    ("reader", "content", "said"),
    [
        ("de", "de", ""),
        ("de", "de-at", ""),
        ("de", "en", "Englisch"),
        ("de", "da_DK", "Dänisch"),
        ("da", "DE", "tysk"),
        ("en", "da", "Danish"),
        ("en", None, ""),
        ("en", "tlh", ""),
    ],
)
def test_a_language_is_named_where_it_is_not_the_readers(reader, content, said):
    with translation.override(reader):
        assert i18n.other_language(content) == said


@pytest.mark.parametrize(("language", "said"), [("en", "12 Feb 2027"), ("de", "12.02.2027"), ("da", "12.02.2027")])
def test_days_are_written_so_that_nobody_takes_the_month_for_the_day(language: str, said: str) -> None:
    with translation.override(language):
        assert i18n.short_date(date(2027, 2, 12)) == said
        assert tags.day(date(2027, 2, 12)) == said


@pytest.mark.parametrize(
    ("value", "places", "found"),
    [(81.9, 0, 82), (-81.9, 0, -82), (12.1875, 1, 12.2), (0.25, 1, 0.3), (-0.25, 1, -0.3), (3, 1, 3), (1e12, 0, 1e12)],
)
def test_half_up(value: float, places: int, found: float) -> None:
    assert rounded(value, places) == found


@given(st.floats(-1e6, 1e6), st.integers(0, 6))
def test_no_number_moves_by_more_than_half_of_its_last_place(value, places):
    found = rounded(value, places)
    assert abs(found - value) <= 0.5 * 10**-places + 1e-9
    assert rounded(found, places) == found and rounded(-value, places) == -found
