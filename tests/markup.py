"""Rules that every piece of HTML of ours keeps (axe checks more, in a browser). Each function lists what breaks them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from lxml import etree, html

from xblocks.kit import render

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_PHRASING = {"a", "abbr", "b", "br", "button", "code", "em", "i", "img", "input", "label", "select", "span", "strong"}
_PHRASING |= {"sub", "sup", "textarea", "option", "svg", "progress"}
_INSIDE_ALONE = {"form", "button", "a", "label", "p"}
_FIELDS = "//input[not(@type='hidden' or @type='submit')] | //select | //textarea"
_HIDDEN = etree.XPath("ancestor-or-self::*[@aria-hidden='true']")
_LEGEND = etree.XPath("ancestor::fieldset[1]/legend[normalize-space()]")
_SEEN = etree.XPath(".//text()[not(ancestor::*[@aria-hidden='true'])]", smart_strings=False)
_TEXTS = etree.XPath("//text()[not(parent::style)]", smart_strings=False)
_URLS = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "background")


def parsed(markup: str) -> html.HtmlElement:
    """A fragment, or a page, as a tree with one root."""
    whole = markup.lstrip().lower().startswith("<!doctype")
    return html.document_fromstring(markup) if whole else html.fragment_fromstring(markup, create_parent="div")


def problems(markup: str) -> list[str]:
    """Everything a page of ours gets wrong, in words."""
    tree = parsed(markup)
    checks = (_ids, _names, _headings, _tables, _languages, _pictures, _forms, _leftovers, _scripts)
    return [*_nesting(markup), *(problem for check in checks for problem in check(tree))]


@cache
def live() -> str:
    """The script of a page that follows a board by itself, to the letter (decision 30)."""
    package = "xblocks.retrospective"
    return render.script(render.KIT) + render.script(package) + render.lean(render.asset(package, "projector.js"))


def scripts(markup: str) -> list[str]:
    """What could run, or load something that runs: none of our markup holds any of it, but for the page that follows a
    board by itself, which holds our own script and nothing else in it.
    """
    return [*_scripts(parsed(markup))]


def _scripts(tree: html.HtmlElement) -> Iterator[str]:
    for node in tree.iter("*"):
        if node.tag == "script" and not node.attrib and node.text == live():
            continue
        if node.tag in ("script", "iframe", "object", "embed", "base", "link", "meta") and not (
            node.tag == "meta" and (node.get("charset") or node.get("name") == "viewport")
        ):
            yield f"<{node.tag}>"
        for name, value in node.attrib.items():
            if name.lower().startswith("on") or name in ("style", "srcdoc"):
                yield f"{name} on <{node.tag}>"
            elif name in _URLS:
                address = re.sub(r"[\x00-\x20]", "", value).lower()
                if re.match(r"(javascript|data|vbscript|file):", address):
                    yield f"{name}={value}"


def _ids(tree: html.HtmlElement) -> Iterator[str]:
    ids = Counter(tree.xpath("//@id"))
    yield from (f"id {name} {count} times" for name, count in ids.items() if count > 1 or not name.strip())
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        for value in tree.xpath(f"//@{attribute}"):
            yield from (f"{attribute} → {name}, which is not there" for name in value.split() if name not in ids)
    yield from (
        f"link to {to}, which is not there" for to in tree.xpath("//@href[starts-with(., '#')]") if to[1:] not in ids
    )


def _names(tree: html.HtmlElement) -> Iterator[str]:
    labels_of = defaultdict(list)
    for label in tree.xpath("//label[@for]"):
        labels_of[label.get("for")].append(label)
    for node in tree.xpath(_FIELDS):
        labels = labels_of.get(node.get("id")) or list(node.iterancestors("label"))
        if not any(_text(label) for label in labels) and not _spoken(tree, node):
            yield f"<{node.tag} name={node.get('name')}> has no label"
        if node.get("type") == "radio" and not _LEGEND(node):
            yield f"radio {node.get('name')} stands in no fieldset with a legend"
    for node in tree.iter("button", "a", "summary", "legend", "h1", "h2", "h3", "h4", "h5", "h6"):
        if node.tag == "a" and node.get("href") is None:
            continue
        if not (_text(node) or _spoken(tree, node) or _HIDDEN(node)):
            yield f"<{node.tag}> has no name"
    for node in tree.xpath("//progress | //meter"):
        if not _spoken(tree, node):
            yield f"<{node.tag}> has no name"


def _spoken(tree: html.HtmlElement, node: html.HtmlElement) -> str:
    texts = [
        _text(found)
        for name in (node.get("aria-labelledby") or "").split()
        for found in tree.xpath("//*[@id=$n]", n=name)
    ]
    return " ".join([(node.get("aria-label") or node.get("title") or "").strip(), *texts]).strip()


def _text(node: html.HtmlElement) -> str:
    return " ".join("".join(_SEEN(node)).split())


def _headings(tree: html.HtmlElement) -> Iterator[str]:
    """A page begins with h1; a block in a unit, whose title is the platform's h2 at most, with h3 or above."""
    before = 0 if tree.tag == "html" else 2
    for node in tree.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        level = int(node.tag[1])
        if level > before + 1:
            yield f"<{node.tag}> {_text(node)!r} follows level {before}"
        before = level


def _tables(tree: html.HtmlElement) -> Iterator[str]:
    for table in tree.xpath("//table"):
        heads = table.xpath(".//th")
        if not heads or any(head.get("scope") not in ("col", "row", "colgroup", "rowgroup") for head in heads):
            yield "a table has cells for headers without scope, or none"
        widths = {sum(int(cell.get("colspan", 1)) for cell in row.xpath("td | th")) for row in table.xpath(".//tr")}
        if len(widths) > 1:
            yield f"the rows of a table have {sorted(widths)} cells"


def _languages(tree: html.HtmlElement) -> Iterator[str]:
    if not tree.xpath("descendant-or-self::*[@lang]"):
        yield "no language is given"
    for value in tree.xpath("//@lang"):
        if not re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
            yield f"lang={value} is no language"


def _pictures(tree: html.HtmlElement) -> Iterator[str]:
    for node in tree.xpath("//img[not(@alt)]"):
        yield f"<img src={node.get('src')}> has no alternative text"
    for node in tree.xpath("//svg[not(@aria-hidden='true')]"):
        if node.get("role") != "img" or not (_spoken(tree, node) or node.xpath("title[normalize-space()]")):
            yield "<svg> has no name"


def _forms(tree: html.HtmlElement) -> Iterator[str]:
    for form in tree.iter("form"):
        if form.get("autocomplete") != "off":
            yield f"browsers fill the form of {form.get('data-handler')} on the way back"


def _leftovers(tree: html.HtmlElement) -> Iterator[str]:
    attributes = (value for node in tree.iter("*") for name, value in node.attrib.items() if name != "value")
    text = "\n".join([*_TEXTS(tree), *attributes])
    yield from (
        f"{found!r} in the text"
        for found in re.findall(r"%\(\w+\)s|\{\{.*|\{%.*|\bNone\b|&(?:amp|lt|gt|quot);.*", text)
    )


def _nesting(markup: str) -> list[str]:
    checker = _Nesting()
    checker.feed(markup)
    checker.close()
    return checker.found + [f"<{tag}> is not closed" for tag in checker.open]


class _Nesting(HTMLParser):
    """End tags fit their start tags, and nothing stands where a browser would move it away."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.found.append(f"<{tag}> has an attribute twice")
        if tag in _INSIDE_ALONE and tag in self.open:
            self.found.append(f"<{tag}> inside <{tag}>")
        holder = next(
            (outer for outer in reversed(self.open) if outer in ("p", "label", "button", "h3", "h4", "span")), None
        )
        if holder and tag not in _PHRASING and "svg" not in self.open:
            self.found.append(f"<{tag}> inside <{holder}>")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" not in self.open:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            self.found.append(f"</{tag}> closes {self.open[-1:] or 'nothing'}")
        else:
            self.open.pop()
