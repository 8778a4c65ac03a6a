"""Content as a form and back."""

from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, Field

from tests import strategies
from tests.examples import tried
from tests.kit.probe import Colour, Content, Part
from xblocks.core.content import Key
from xblocks.core.message import Unfit
from xblocks.kit import form

SHOWING = form.Showing({}, "", str)


def flat(value: Any, name: str) -> dict[str, str]:
    """A nested value as the form posts it."""
    if isinstance(value, dict):
        return {key: text for part, entry in value.items() for key, text in flat(entry, f"{name}.{part}").items()}
    if isinstance(value, list):
        return {key: text for n, entry in enumerate(value) for key, text in flat(entry, f"{name}.{n}").items()}
    return {name: "" if value is None else str(value)}


def leaves(nodes: tuple[form.Node, ...]) -> dict[str, str]:
    """Every field that the form shows, with its value."""
    return {
        name: value
        for node in nodes
        for name, value in (leaves(node.nodes) if node.kind in ("group", "list") else {node.name: node.value}).items()
    }


@tried(0.6)
@given(strategies.contents(Content))
def test_content_shown_as_a_form_and_posted_again_is_the_same(content: Content) -> None:
    shown = form.nodes(Content, content.model_dump(mode="json"), "content", SHOWING)
    posted = form.nested(leaves(shown))["content"]
    data = {**form.cleaned(Content, posted), "version": content.version, "language": content.language}
    assert Content.model_validate(data) == content


@given(st.dictionaries(st.from_regex(r"[a-c0-2]{1,2}(\.[a-c0-2]{1,2}){0,3}", fullmatch=True), st.text(max_size=3)))
def test_names_either_nest_or_clash(names: dict[str, str]) -> None:
    clash = any(f"{other}.".startswith(f"{name}.") for name in names for other in names if name != other)
    if clash:
        with pytest.raises(Unfit, match="value and a group"):
            form.nested(names)
    else:
        assert sorted(flat(form.nested(names), "").values()) == sorted(names.values())


def test_lists_are_in_the_order_of_their_numbers_and_end_somewhere() -> None:
    assert form.nested({"a.10": "z", "a.9": "y", "a.0": "x"}) == {"a": ["x", "y", "z"]}
    assert form.nested({"a.0": "x", "a.b": "y"}) == {"a": {"0": "x", "b": "y"}}
    assert len(form.nested({f"a.{n}": "x" for n in range(1000)})["a"]) == form.MAX_ENTRIES
    with pytest.raises(Unfit, match="too large"):
        form.nested({"a." + "9" * 5000: "x"})


def test_a_name_of_thousands_of_steps_does_no_harm() -> None:
    assert form.nested({"a." * 60_000: "x"}).keys() == {"a"}


@pytest.mark.parametrize(
    "raw", [None, "text", [], {"parts": "x", "limits": 3, "title": ["a"]}, {"parts": [None, "x", {"lines": "y"}]}]
)
def test_a_form_can_be_made_of_anything(raw: Any) -> None:
    cleaned = form.cleaned(Content, raw)
    for values in (raw, cleaned):
        assert {node.name for node in form.nodes(Content, values, "c", SHOWING)} > {"c.title", "c.parts", "c.limits"}


def test_kinds_of_fields() -> None:
    shown = {
        node.name: node
        for node in form.nodes(Content, {"parts": [form.blank(Content.model_fields["parts"])]}, "c", SHOWING)
    }
    assert {name: node.kind for name, node in shown.items()} == {
        "c.title": "text",
        "c.body": "long",
        "c.more": "long",
        "c.shown": "flag",
        "c.colour": "choice",
        "c.limits": "group",
        "c.parts": "list",
    }
    assert shown["c.colour"].choices == (("red", "Red"), ("blue", "Blue"))
    assert [shown[f"c.{name}"].required for name in ("title", "more", "colour")] == [True, False, True]
    (part,) = shown["c.parts"].nodes
    assert [node.kind for node in part.nodes] == ["text", "text", "text", "list", "list"]
    assert len(part.nodes[3].nodes) == 1  # as many lines as are needed at least


def test_lists_are_found_by_their_path() -> None:
    assert form.list_at(Content, ["parts"]).title == "Parts"
    assert form.list_at(Content, ["parts", "0", "lines"]).title == "Lines"
    for path in (
        [],
        ["title"],
        ["parts", "0"],
        ["parts", "x", "lines"],
        ["parts", "0", "title"],
        ["nothing"],
        ["limits"],
    ):
        assert form.list_at(Content, path) is None
    assert form.list_at(Part, ["tags"]).title == "Tags"


class Maybe(BaseModel):
    """Fields that may be empty, marked inside of that too."""

    colour: Annotated[Annotated[Colour, Field()] | None, Field(title="Colour")] = None
    tags: Annotated[Annotated[list[Key], Field(max_length=5)] | None, Field(title="Tags")] = None
    part: Annotated[Annotated[Part, Field()] | None, Field(title="Part")] = None


def test_a_field_that_may_be_empty_is_of_the_same_kind() -> None:
    shown = form.nodes(Maybe, {}, "m", SHOWING)
    assert {node.name: node.kind for node in shown} == {"m.colour": "choice", "m.tags": "list", "m.part": "group"}
