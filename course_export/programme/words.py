"""The few words the exporter itself adds to a course, in the language of the course."""

from course_export.programme.phrases import Words
from course_export.programme.words_da import DA
from course_export.programme.words_de import DE
from course_export.programme.words_en import EN

__all__ = ["DA", "DE", "EN", "LANGUAGES", "Words"]

LANGUAGES = {"de": DE, "en": EN, "da": DA}
