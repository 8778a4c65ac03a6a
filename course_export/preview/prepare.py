"""Make ready what a course and its state folder need before anybody can come in: settings, tables, people."""

from datetime import date
from pathlib import Path

import django
from django.conf import settings as django_settings
from django.core.management import call_command

from course_export.preview import settings
from course_export.preview.people import cast
from course_export.preview.rehearsed import Rehearsed
from course_export.reading.course import Course
from course_export.reading.files import CourseFiles


def prepare(
    files: CourseFiles, course: Course, state: Path, *, open_date: date, rehearsed: Rehearsed | None, port: int = 0
) -> None:
    """Set up this process for a course, once; afterwards what needs Django can be imported."""
    language = course.language if course.language in ("de", "da") else "en"
    values = settings.values(files, course, state, port, open_date, language)
    people = {"LOTSE_PEOPLE": cast(rehearsed, course.groups), "LOTSE_REHEARSED": rehearsed is not None}
    django_settings.configure(**values, **people)
    django.setup()
    call_command("migrate", verbosity=0)
    from course_export.preview import accounts, platform_modules

    platform_modules.register()
    accounts.create_missing()
