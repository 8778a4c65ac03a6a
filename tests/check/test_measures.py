"""Lengths and the reading index."""

import pytest

from course_export.check.measures import measure, sentences


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Am 3. Mai kommt z. B. Frau Dr. Aksoy. Sie bringt § 5 Abs. 2 mit.", "de", 2),
        ("„Müssen wir das?“ Diese Frage hört Thanh fast jede Woche.", "de", 2),
        ("Das gilt ab 2027. Danach nicht mehr.", "de", 2),
        ("Die Reife ist 2,5 von 10. Sie steigt.", "de", 2),
        ("Er fragt: „Geht das?“, und niemand antwortet.", "de", 1),
        ("Ask e.g. the council. It meets on Mondays.", "en", 2),
        ("Mødet er den 3. maj kl. 9. Vi ses.", "da", 2),
        ("Ohne Punkt", "de", 1),
        ("", "de", 0),
    ],
)
def test_sentences(text: str, language: str, count: int) -> None:
    assert len(list(sentences(text, language))) == count


def test_lix_is_words_per_sentence_plus_percent_of_long_words() -> None:
    found = measure(["Das Amt liest Anträge. Die Verwaltung antwortet bald."], [], "de")
    assert (found.words, found.mean, found.longest) == (8, 4.0, 4)
    assert found.lix == 4 + round(100 * 3 / 8)


def test_headings_and_tables_count_as_words_only() -> None:
    with_table = measure(["Das Amt liest."], ["Warum", "Ebene | Bund"], "de")
    assert with_table.words == 6
    assert with_table.lix == measure(["Das Amt liest."], [], "de").lix


def test_a_text_without_sentences() -> None:
    assert measure([], ["Ziele"], "de").words == 1
    assert measure([], [], "da").lix == 0
