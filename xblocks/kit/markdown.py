"""Authors' Markdown as safe HTML."""

from contextlib import suppress
from functools import lru_cache
from html import escape

import markdown
import nh3

_TAGS = {
    "a", "abbr", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "h5", "hr", "img", "li", "ol", "p",
    "pre", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt"}, "th": {"scope"}}


# Python-Markdown looks for the end of a link from every bracket anew, and for the end of code from every backtick:
# thousands take minutes. Nobody writes that many in one text.
_MOST = {"[": 500, "`": 200}


@lru_cache(maxsize=1024)
def to_html(text: str) -> str:
    """Turn Markdown into HTML without script, style or event handlers; headings start at level 3.

    Text that the library cannot cope with, as nobody writes it, comes out as it is.
    """
    html = f"<p>{escape(text)}</p>"
    if all(text.count(sign) <= most for sign, most in _MOST.items()):
        with suppress(RecursionError):
            html = markdown.markdown(text, extensions=["tables", "sane_lists"], output_format="html")
    for level in (2, 1):
        html = html.replace(f"<h{level}>", "<h3>").replace(f"</h{level}>", "</h3>")
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https", "mailto", "tel"})
