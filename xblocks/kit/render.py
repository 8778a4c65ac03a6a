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
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment

from xblocks.kit import i18n, keyed, platform
from xblocks.kit.markdown import to_html

KIT = "xblocks.kit"
KIT_SCRIPTS = ("unsaved", "requests", "regions", "autosave", "polling", "connection", "kit")
_ONCE = "(function () {{\n'use strict';\nif (window.LotseKit) {{ return; }}\n{}}}());\n"
# Types and reasons are half of a script's bytes. No text or pattern in our scripts looks like one.
_COMMENT = re.compile(r"^\s*//[^\n]*\n|\s*/\*.*?\*/", re.MULTILINE | re.DOTALL)


@cache
def _layers(package: str) -> tuple[str, ...]:
    """The packages whose templates and assets a block uses, from the kit to its own: one may name another in EXTENDS."""
    if package == KIT:
        return (KIT,)
    return (*_layers(getattr(import_module(package), "EXTENDS", KIT)), package)


@cache
def _engine(package: str) -> Engine:
    folders = [str(files(each) / "templates") for each in reversed(_layers(package))]
    return Engine(
        dirs=folders,
        loaders=[("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"])],
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


def package_of(block: Any) -> str:
    """The Python package a block lives in, also when the runtime has mixed in classes of its own."""
    return getattr(block, "unmixed_class", type(block)).__module__.rpartition(".")[0]


def html(block: Any, template: str, context: Mapping[str, Any]) -> str:
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


def element_id(block: Any) -> str:
    """A prefix for ids in the page that no other block uses: a name is unique among blocks of its type only."""
    key = block.scope_ids.usage_id
    name = str(getattr(key, "block_id", key))
    kept = (
        letter if letter == "-" or (letter.isascii() and letter.isalnum()) else f"_{ord(letter):x}_" for letter in name
    )
    return "_".join([block.scope_ids.block_type.replace("_", "-"), "".join(kept)])


def fragment(block: Any, template: str, context: Mapping[str, Any], initializer: str = "LotseBlock") -> Fragment:
    """A view: the template inside the block's frame, with script and style as text, the kit's first."""
    package = package_of(block)
    body = mark_safe(html(block, template, context))
    result = Fragment(
        html(block, "kit/frame.html", {"body": body, "classes": classes(package), "viewer": keyed.viewer(block)})
    )
    for layer in _layers(package):
        name = _file_name(layer)
        if asset(layer, f"{name}.css"):
            result.add_css(asset(layer, f"{name}.css"))
        if script(layer):
            result.add_javascript(script(layer))
    result.initialize_js(initializer)
    return result


def _file_name(layer: str) -> str:
    """What the style of a layer is called, without ending."""
    return "kit" if layer == KIT else "block"


@cache
def script(package: str) -> str:
    """The script of a package without its comments, empty where there is none.

    The kit's files are one function, which runs once in a page: what they share stays inside it.
    """
    if package != KIT:
        return _COMMENT.sub("", asset(package, "block.js"))
    return _ONCE.format(_COMMENT.sub("", "".join(asset(KIT, f"{name}.js") for name in KIT_SCRIPTS)))


def page(block: Any, template: str, context: Mapping[str, Any], packages: Iterable[str] = ()) -> str:
    """A whole HTML page for printing or keeping, with the styles inside (also those of `packages`) and no script."""
    own = package_of(block)
    styled = dict.fromkeys(layer for package in (own, *packages) for layer in _layers(package))
    style = "".join(asset(layer, f"{_file_name(layer)}.css") for layer in styled)
    body = mark_safe(html(block, template, context))
    values = {**context, "body": body, "classes": classes(own), "style": mark_safe(style)}
    return platform.replace_urls(block, html(block, "kit/page.html", values))


def live_page(block: Any, template: str, context: Mapping[str, Any], name: str) -> tuple[str, str]:
    """A whole HTML page that follows others by asking for news, and the policy (CSP) under which nothing else runs in it.

    It is the block's fragment, with its assets `<name>.css` and `<name>.js` behind its other styles and scripts.
    """
    shown, package = fragment(block, template, context), package_of(block)
    style = _texts(shown, "text/css") + asset(package, f"{name}.css")
    code = _texts(shown, "application/javascript") + asset(package, f"{name}.js")
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
    block: Any, message: str = "", *, focus: str = "", regions: Mapping[str, tuple[str, Mapping[str, Any]] | str]
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
