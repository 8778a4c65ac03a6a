"""From parsed Markdown to HTML that is also well-formed XML."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from course_export.programme.markdown import OUTSIDE, PLACEHOLDER, Text, fill, parser


@dataclass(frozen=True)
class Rendering:
    """What only the course knows: values of placeholders, addresses of units and pictures, the level of `##`.

    A text that links to a unit without address (None) is left as plain text. `own` are placeholders whose values are
    HTML already.
    """

    value: Callable[[str], str]
    link: Callable[[str], str | None]
    picture: Callable[[str], str]
    level: int
    own: Mapping[str, str] = field(default_factory=dict)

    def fill(self, text: str) -> str:
        """Replace the placeholders in a text."""
        return fill(text, self.value)

    def html(self, name: str, is_linked: bool) -> str:
        """Return the value of a placeholder in a text, which may stand in a link."""
        if name in self.own:
            return self.own[name]
        value = self.value(name)
        return escapeHtml(value) if is_linked else _reachable(value)


@dataclass(frozen=True)
class _Cited:
    """Citations of one text: the number of each key, in the order of first use, and the anchors' prefix."""

    numbers: dict[str, int]
    prefix: str


def to_html(text: Text, rendering: Rendering, prefix: str) -> tuple[str, list[str]]:
    """Return well-formed HTML and the cited keys in the order of their numbers.

    Anchors of citations are `<prefix>-source-<n>` and `<prefix>-cited-<n>`. Example:
    `"## Ziel\\n\\nGut.[^a]"` → `'<h3>Ziel</h3>\\n<p>Gut.<sup>…[1]…</sup></p>\\n', ["a"]`.
    """
    numbers: dict[str, int] = {}
    for key, _line in text.citations:
        numbers.setdefault(key, len(numbers) + 1)
    env = {"rendering": rendering, "cited": _Cited(numbers, prefix), "seen": set()}
    html = _Writer().render(text.tokens, parser().options, env)
    return html, list(numbers)


class _Writer(RendererHTML):
    """Writes tokens as HTML that is also well-formed XML."""

    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        parts = PLACEHOLDER.split(tokens[idx].content)
        inside = _is_linked(tokens, idx)
        texts, filled = parts[::2], [env["rendering"].html(name, inside) for name in parts[1::2]]
        return "".join(escapeHtml(text) + value for text, value in zip(texts, [*filled, ""], strict=True))

    def link_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        target = str(tokens[idx].attrs["href"])
        rendering = env["rendering"]
        address = rendering.fill(target) if OUTSIDE.match(target) else rendering.link(target)
        env["is_link"] = address is not None
        return f'<a href="{escapeHtml(address)}">' if address is not None else ""

    def link_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return "</a>" if env["is_link"] else ""

    def image(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        token = tokens[idx]
        source = env["rendering"].picture(str(token.attrs["src"]))
        described = env["rendering"].fill(self.renderInlineAsText(token.children, options, env))
        return f'<img src="{escapeHtml(source)}" alt="{escapeHtml(described)}" />'

    def heading_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"<{_heading(tokens[idx], env)}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        return f"</{_heading(tokens[idx], env)}>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        style = tokens[idx].attrs.get("style")
        return f'<th scope="col" style="{style}">' if style else '<th scope="col">'

    def citation(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        cited, seen = env["cited"], env["seen"]
        number = cited.numbers[tokens[idx].content]
        anchor = "" if number in seen else f' id="{cited.prefix}-cited-{number}"'
        seen.add(number)
        return f'<sup><a href="#{cited.prefix}-source-{number}"{anchor}>[{number}]</a></sup>'


def _is_linked(tokens: Sequence[Token], idx: int) -> bool:
    """Tell whether a token stands inside a link; links do not nest."""
    return sum(token.nesting for token in tokens[:idx] if token.type in ("link_open", "link_close")) > 0


def _reachable(value: str) -> str:
    """Return a value as HTML, a web or mail address as a link."""
    text = escapeHtml(value)
    if re.fullmatch(r"https?://\S+", value):
        return f'<a href="{text}">{text}</a>'
    if re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", value):
        return f'<a href="mailto:{text}">{text}</a>'
    return text


def _heading(token: Token, env: Any) -> str:
    return f"h{env['rendering'].level + int(token.tag[1]) - 2}"
