"""Template tags of the kit: `translate` and, for texts longer than a line, `blocktranslate`, with the blocks' catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from django.template import Context, Library, TemplateSyntaxError
from django.template.base import FilterExpression, Node, Parser, Token, TokenType, token_kwargs
from django.utils.html import conditional_escape

from xblocks.core.problems import Problem
from xblocks.kit import i18n

register = Library()


@register.simple_tag(takes_context=True)
def translate(context: Context, message: str, **values: object) -> str:
    """Translate a message; `{% translate "Step %(number)s" number=n %}` fills in values."""
    text: str = context["gettext"](message)
    return text % values if values else text


@register.tag
def blocktranslate(parser: Parser, token: Token) -> Node:
    """Translate what stands up to `endblocktranslate`, as Django's tag does; there are no plural forms.

    `{% blocktranslate with number=n trimmed %}Step {{ number }}{% endblocktranslate %}` is the message
    "Step %(number)s". Space and line breaks are one space each, so `trimmed` is always said.
    """
    *words, last = token.split_contents()
    if last != "trimmed":
        raise TemplateSyntaxError("blocktranslate: 'trimmed' is missing at the end")
    given = token_kwargs(words[2:], parser) if words[1:2] == ["with"] else {}
    message = message_until_end(parser.next_token() for _ in range(len(parser.tokens)))
    names = re.findall(r"%\((\w+)\)s", message)
    return _Message(message, {name: given.get(name) or parser.compile_filter(name) for name in names})


def message_until_end(tokens: Iterator[Token]) -> str:
    """The message that stands up to `endblocktranslate`. TemplateSyntaxError for another tag in it, or no end."""
    found = []
    for token in tokens:
        if token.token_type is TokenType.TEXT:
            found.append(token.contents)
        elif token.token_type is TokenType.VAR and token.contents.isidentifier():
            found.append(f"%({token.contents})s")
        elif token.contents == "endblocktranslate":
            return " ".join("".join(found).split())
        else:
            break
    raise TemplateSyntaxError("blocktranslate: only text and {{ names }} up to endblocktranslate")


class _Message(Node):
    def __init__(self, message: str, values: dict[str, FilterExpression]) -> None:
        self.message = message
        self.values = values

    def render(self, context: Context) -> str:
        values = {name: value.resolve(context) for name, value in self.values.items()}
        return conditional_escape(translate(context, self.message, **values))


@register.simple_tag(takes_context=True)
def said(context: Context, problem: Problem | str) -> str:
    """A problem in the reader's language; plain text is in it already."""
    return problem.said(context["gettext"]) if isinstance(problem, Problem) else problem


@register.filter
def day(value: date) -> str:
    """A day as the reader writes it."""
    return i18n.short_date(value)


@register.simple_tag(takes_context=True)
def handler_url(context: Context, handler: str, suffix: object = "") -> str:
    """The address of a handler of the block being rendered, with what follows its name."""
    return str(context["handler_url"](*filter(None, (handler, str(suffix)))))
