"""What a block declares."""

import ast
import inspect
import re
import textwrap

import pytest
from xblock.core import XBlock
from xblock.fields import Scope

from tests.blocks import ROOT, registered
from tests.desk import Site

#: Fields hold content, settings and a person's own view state; people's work stands in spaces.
ALLOWED = (Scope.content, Scope.settings, Scope.user_state)


def test_every_block_of_the_package_is_registered() -> None:
    packages = {str(path.parent.relative_to(ROOT)) for path in (ROOT / "xblocks").rglob("block.py")} - {
        "xblocks/kit",
        "xblocks/modules/workshop",
    }
    assert packages == {block.__module__.rpartition(".")[0].replace(".", "/") for block in registered().values()}


def test_the_tag_is_one_the_platform_takes(tag: str, block: type[XBlock]) -> None:
    assert re.fullmatch("lotse_[a-z_]{1,26}", tag)
    assert tag == block.CONTENT.TAG
    assert block.CONTENT.VERSION == block.CONTENT.Content.VERSION


def test_every_field_has_an_explicit_and_allowed_scope(block: type[XBlock]) -> None:
    own = {name: field for name, field in block.fields.items() if name not in XBlock.fields}
    assert "content" not in own
    assert {name: field.scope for name, field in own.items() if field.scope not in ALLOWED} == {}
    assert own.keys() == {name for name, keywords in _declared(block).items() if "scope" in keywords}
    # XBlock swallows `scopde=` and the like: the field would silently become content.
    assert {name: field.runtime_options for name, field in own.items() if field.runtime_options} == {}


def test_a_new_one_has_a_name_that_says_what_it_is() -> None:
    """Studio's menus, library lists and the new block itself show it; it is no name that somebody gave."""
    names = {tag: block.fields["display_name"].default for tag, block in registered().items()}
    assert all(names.values()) and len(set(names.values())) == len(names)
    for tag, name in names.items():
        block = Site().desk(f'<{tag} url_name="x"/>').block()
        assert (block.display_name, block.own_name()) == (name, "")
        assert Site().desk(f'<{tag} url_name="x" display_name="Meins"/>').block().own_name() == "Meins"


def test_completion_is_asked_for(block: type[XBlock]) -> None:
    """The platform publishes it for those alone that say so."""
    assert block.service_declaration("completion") == "want"


def test_staff_who_view_as_somebody_get_our_notice(block: type[XBlock]) -> None:
    """The platform puts its own in the place of a block without this flag."""
    assert block.show_in_read_only_mode


def test_settings_of_an_olx_author_are_fields_with_the_same_default(block: type[XBlock]) -> None:
    for name, info in block.CONTENT.Settings.model_fields.items():
        assert (block.fields[name].scope, block.fields[name].default) == (Scope.settings, info.default)


def test_assets_travel_in_the_fragment(block: type[XBlock]) -> None:
    assert block.resources_dir is None
    assert block.has_children is False


@pytest.mark.django_db
@pytest.mark.parametrize("view", ["student_view", "public_view", "author_view", "studio_view"])
def test_the_initialiser_of_a_view_takes_two_parameters(tag: str, view: str) -> None:
    """The workbench runs no other; the names are global in the page."""
    fragment = Site().desk(f'<{tag} url_name="x" display_name="X"/>').view(view)
    scripts = "\n".join(entry.data for entry in fragment.resources if entry.mimetype == "application/javascript")
    if fragment.js_init_fn:
        assert fragment.js_init_fn.startswith("Lotse")
        assert len(_parameters(fragment.js_init_fn, scripts)) == 2


def _parameters(name: str, script: str) -> list[str]:
    alias = re.search(rf"window\.{name} = window\.(\w+);", script)
    if alias:
        return _parameters(alias.group(1), script)
    found = re.search(rf"function {name}\(([^)]*)\)", script)
    assert found, f"{name} is not defined"
    return found.group(1).split(", ")


def _declared(block: type[XBlock]) -> dict[str, set[str]]:
    """The keywords of every field in the source of a block and its bases."""
    found = {}
    for base in block.__mro__:
        if base.__module__.startswith("xblocks."):
            (source,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
            for node in source.body:
                if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
                    found[ast.unparse(node.targets[0])] = {str(keyword.arg) for keyword in node.value.keywords}
    return found
