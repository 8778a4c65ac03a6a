"""Rendering: Django templates with the kit's and the block's folders, fragments, and answers of handlers."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import Any

from django.template import Context, Engine
from django.utils import timezone
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment

from xblocks.kit import access, i18n, keyed, platform
from xblocks.kit.markdown import to_html
from xblocks.kit.protocol import Block

KIT = "xblocks.kit"
DRAWING = "xblocks.drawing"
WORKSHEET = "worksheet.html"  # what every block calls the page that people fill in by hand
KIT_SCRIPTS = (
    "unsaved",
    "drafts",
    "requests",
    "regions",
    "notice",
    "autosave",
    "polling",
    "codes",
    "connection",
    "kit",
)
_ONCE = "(function () {{\n'use strict';\nif (window.LotseKit) {{ return; }}\n{}}}());\n"
# Types and reasons are half of a script's bytes. No text or pattern in our scripts and styles looks like one, and none
# goes over several lines, so that what indents them may go too.
_COMMENT = re.compile(r"^\s*//[^\n]*\n|\s*/\*.*?\*/", re.MULTILINE | re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_BORDER = re.compile(r"\s*([{};])\s*")  # between parts of a style


@cache
def _layers(package: str) -> tuple[str, ...]:
    """The packages whose templates and assets a block uses, from the kit to its own: what one builds on stands in EXTENDS."""
    if package == KIT:
        return (KIT,)
    below = getattr(import_module(package), "EXTENDS", (KIT,))
    return (*dict.fromkeys(layer for one in below for layer in _layers(one)), package)


@cache
def _engine(package: str) -> Engine:
    folders = [str(files(each) / "templates") for each in reversed(_layers(package))]
    return Engine(
        dirs=folders,
        loaders=[("django.template.loaders.cached.Loader", ["xblocks.kit.templating.Loader"])],
        builtins=["xblocks.kit.tags"],
    )


@cache
def asset(package: str, name: str) -> str:
    """The text of a file in a package's `assets` folder, empty where there is none."""
    resource = files(package) / "assets" / name
    return resource.read_text(encoding="utf-8") if resource.is_file() else ""


def classes(package: str) -> str:
    """The classes that a package's styles begin with: `lotse-<layer>` for each it stands on, the kit's `lotse` aside."""
    names = (layer.rpartition(".")[2] for layer in _layers(package) if layer != KIT)
    return " ".join(f"lotse-{name.replace('_', '-')}" for name in names)


def package_of(block: Block) -> str:
    """The Python package a block lives in, also when the runtime has mixed in classes of its own."""
    return getattr(block, "unmixed_class", type(block)).__module__.rpartition(".")[0]


def html(block: Block, template: str, context: Mapping[str, Any]) -> str:
    """Render one template in the reader's language. Values are escaped; Markdown goes through `markdown` first."""
    values = {
        **context,
        "gettext": i18n.gettext_for(),
        "language": i18n.reader_language(),
        "uid": element_id(block),
        "handler_url": lambda *names: block.runtime.handler_url(block, *names),
    }
    return _engine(package_of(block)).get_template(template).render(Context(values))


def markdown(text: str) -> str:
    """Authors' Markdown, ready for a template."""
    return mark_safe(to_html(text))  # sanitised in to_html


def element_id(block: Block) -> str:
    """A prefix for ids in the page that no other block uses: a name is unique among blocks of its type only."""
    key = block.scope_ids.usage_id
    name = str(getattr(key, "block_id", key))
    kept = (
        letter if letter == "-" or (letter.isascii() and letter.isalnum()) else f"_{ord(letter):x}_" for letter in name
    )
    return "_".join([block.scope_ids.block_type.replace("_", "-"), "".join(kept)])


def fragment(
    block: Block, template: str, context: Mapping[str, Any], initializer: str = "LotseBlock", styles: str = ""
) -> Fragment:
    """A view: the template inside the block's frame, with script and style as text, the kit's first; last, where it is
    named, a file of `styles` of the kit's that other views do not need.
    """
    package = package_of(block)
    body = mark_safe(_in_another_language(block, context) + html(block, template, context))
    result = Fragment(
        html(block, "kit/frame.html", {"body": body, "classes": classes(package), "viewer": keyed.viewer(block)})
    )
    for layer in _layers(package):
        if style(layer):
            result.add_css(style(layer))
        if script(layer):
            result.add_javascript(script(layer))
    if styles:
        result.add_css(_lean_style(asset(KIT, f"{styles}.css")))
    result.initialize_js(initializer)
    return result


def _in_another_language(block: Block, context: Mapping[str, Any]) -> str:
    """One sentence above a page whose content is not in the reader's language; the page itself then marks it by `lang`."""
    name = i18n.other_language(getattr(context.get("content"), "language", None))
    return html(block, "kit/other_language.html", {"name": name}) if name else ""


@cache
def style(package: str) -> str:
    """The style of a package, empty where there is none: `block.css`, or the files that it names in STYLES. Lean.

    What only some pictures need stands beside those of all in `xblocks.drawing`; a package names it in PICTURES.
    """
    module = import_module(package)
    sheets = [(DRAWING, name) for name in getattr(module, "PICTURES", ())]
    sheets += [(package, name) for name in getattr(module, "STYLES", ("block",))]
    return _lean_style("".join(asset(owner, f"{name}.css") for owner, name in sheets))


@cache
def _page_style(package: str) -> str:
    """The style of a package for pages of their own, which no page of a course loads: `page.css` behind the others."""
    return style(package) + _lean_style(asset(package, "page.css"))


@cache
def script(package: str) -> str:
    """The script of a package, empty where there is none. Lean.

    The kit's files are one function, which runs once in a page: what they share stays inside it.
    """
    if package != KIT:
        return lean(asset(package, "block.js"))
    return _ONCE.format(lean("".join(asset(KIT, f"{name}.js") for name in KIT_SCRIPTS)))


def lean(text: str) -> str:
    """A script or a style without comments and indentation."""
    return _SPACE.sub("\n", _COMMENT.sub("", text))


def _lean_style(text: str) -> str:
    return _BORDER.sub(r"\1", lean(text))


def page(block: Block, template: str, context: Mapping[str, Any], packages: Iterable[str] = ()) -> str:
    """A whole HTML page for printing or keeping, with the styles inside (also those of `packages`) and no script.

    Its head says of which course it is, when it was made and for whom: the team that the context names as `team`, else
    the person who asks; of a page that is `handed` to others, from whom. A worksheet has lines for name and date instead.
    """
    own = package_of(block)
    styled = dict.fromkeys(layer for package in (own, *packages) for layer in _layers(package))
    body = mark_safe(html(block, template, context))
    values = {
        **context,
        "body": body,
        "classes": classes(own),
        "style": mark_safe("".join(map(_page_style, styled))),
        "head": _head(block, context, blank=template == WORKSHEET),
    }
    return platform.replace_urls(block, html(block, "kit/page.html", values))


def _head(block: Block, context: Mapping[str, Any], *, blank: bool) -> dict[str, Any]:
    """What, for whom, when: a `team`, or whoever prints what is her own and neither `shared` nor to be filled in."""
    person = None if blank or context.get("team") or context.get("shared") else access.known(block)
    return {
        "course": platform.course_title(block),
        "blank": blank,
        "who": context.get("team") or (platform.display_names([person])[person] if person else ""),
        "team": bool(context.get("team")),
        "handed": bool(context.get("handed")),
        "today": i18n.short_date(timezone.localtime()),
    }


def live_page(block: Block, template: str, context: Mapping[str, Any], name: str) -> tuple[str, str]:
    """A whole HTML page that follows others by asking for news, and the policy (CSP) under which nothing else runs in it.

    It is the block's fragment, with its assets `<name>.css` and `<name>.js` behind its other styles and scripts.
    """
    shown, package = fragment(block, template, context), package_of(block)
    style = _texts(shown, "text/css") + _lean_style(asset(package, f"{name}.css"))
    code = _texts(shown, "application/javascript") + lean(asset(package, f"{name}.js"))
    values = {
        **context,
        "body": mark_safe(platform.replace_urls(block, shown.body_html())),
        "style": mark_safe(style),
        "script": mark_safe(f"<script>{code}</script>"),
    }
    policy = (
        f"default-src 'none'; script-src {_hash(code)}; style-src {_hash(style)}; connect-src 'self'; "
        "img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    return html(block, "kit/live_page.html", values), policy


def _texts(shown: Fragment, kind: str) -> str:
    return "".join(resource.data for resource in shown.resources if resource.mimetype == kind)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def answer(
    block: Block, message: str = "", *, focus: str = "", regions: Mapping[str, tuple[str, Mapping[str, Any]] | str]
) -> dict[str, Any]:
    """What a handler returns: regions of the page anew (name → template, context, or HTML) and a message to announce.

    `focus` is the id suffix of the element that gets the focus; without it the focus stays where it was.
    """
    return {
        "message": message,
        "focus": f"{element_id(block)}-{focus}" if focus else "",
        "regions": {
            name: platform.replace_urls(block, region if isinstance(region, str) else html(block, *region))
            for name, region in regions.items()
        },
    }
