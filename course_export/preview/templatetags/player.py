"""Course HTML in the player's templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from course_export.preview.library import library
from course_export.preview.services import ReplaceUrlsService

register = template.Library()


@register.filter
def course_html(text: str) -> SafeString:
    """Return HTML of the course as it is, with its links to files and parts of the course resolved.

    For authors too, though Studio leaves links to other parts dead: authors want to follow them.
    """
    return mark_safe(ReplaceUrlsService(library().course.key, studio=False).replace_urls(text))


@register.filter
def whole_hours(minutes: int) -> int:
    """Return the full hours of a span."""
    return minutes // 60


@register.filter
def minutes_past(minutes: int) -> int:
    """Return what a span takes besides its full hours."""
    return minutes % 60
