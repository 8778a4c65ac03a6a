"""Course HTML in the player's templates."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from course_export.preview.blocks import library
from course_export.preview.services import ReplaceUrlsService
from course_export.preview.visit import Visit

register = template.Library()


@register.filter
def course_html(text: str, visit: Visit) -> SafeString:
    """Return HTML of the course as it is, with its links to files and parts of the course resolved."""
    return mark_safe(ReplaceUrlsService(library().course.key, studio=visit.is_author).replace_urls(text))
