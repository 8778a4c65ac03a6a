"""Template tags of the kit: `translate`, which uses the blocks' own catalogue."""

from __future__ import annotations

from django.template import Context, Library

from xblocks.core.problems import Problem

register = Library()


@register.simple_tag(takes_context=True)
def translate(context: Context, message: str, **values: object) -> str:
    """Translate a message; `{% translate "Step %(number)s" number=n %}` fills in values."""
    text: str = context["gettext"](message)
    return text % values if values else text


@register.simple_tag(takes_context=True)
def said(context: Context, problem: Problem | str) -> str:
    """A problem in the reader's language; plain text is in it already."""
    return problem.said(context["gettext"]) if isinstance(problem, Problem) else problem


@register.simple_tag(takes_context=True)
def handler_url(context: Context, handler: str) -> str:
    """The address of a handler of the block being rendered."""
    return str(context["handler_url"](handler))
