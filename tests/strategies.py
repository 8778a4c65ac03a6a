"""Hypothesis strategies for typed content, derived from the JSON schema of its model, and for nodes of no sense."""

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import reject
from hypothesis import strategies as st
from lxml import etree
from pydantic import BaseModel

from xblocks.core.content import ContentModel

M = TypeVar("M", bound=BaseModel)

_ODD = st.sampled_from(list("<>&\"'{}%#*_[]()`|\\ \n\t\u00a0ßé中🌍") + ["\r\n", "]]>", "<!--", "&amp;", "- ", "\u0085"])
_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_TEXT = st.lists(st.one_of(_ODD, _LETTERS), max_size=20).map("".join)


def contents(model: type[M], consistent: Callable[[dict[str, Any]], dict[str, Any]] = lambda data: data) -> Any:
    """Valid contents. `consistent` mends what a schema cannot say, such as references between the parts."""
    schema = model.model_json_schema()
    version = {"version": model.VERSION} if issubclass(model, ContentModel) else {}
    found = _values(schema, schema.get("$defs", {})).map(consistent)
    return found.map(lambda data: model.model_validate({**version, **data}))


def _values(schema: dict[str, Any], parts: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "$ref" in schema:
        return _values(parts[schema["$ref"].rpartition("/")[2]], parts)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([_values(option, parts) for option in schema["anyOf"]])
    kind = schema["type"]
    if kind == "object":
        required = schema.get("required", [])
        fields = {name: _values(inner, parts) for name, inner in schema["properties"].items() if name != "version"}
        return st.fixed_dictionaries(
            {name: values for name, values in fields.items() if name in required},
            optional={name: values for name, values in fields.items() if name not in required},
        )
    if kind == "array":
        least = schema.get("minItems", 0)
        most = min(schema.get("maxItems", least + 3), least + 3)
        return st.lists(_values(schema["items"], parts), min_size=least, max_size=most)
    if kind == "string":
        return _texts(schema)
    if kind == "integer":
        return st.integers(schema.get("minimum", -(10**9)), schema.get("maximum", 10**9))
    return {"null": st.none(), "boolean": st.booleans(), "number": st.floats(-1e6, 1e6)}[kind]


def _texts(schema: dict[str, Any]) -> st.SearchStrategy[str]:
    least, most = schema.get("minLength", 0), schema.get("maxLength", 10**6)
    texts = st.from_regex(schema["pattern"], fullmatch=True) if "pattern" in schema else _TEXT
    return texts.filter(lambda text: least <= len(text.strip()) and len(text) <= most)


_NAMES = st.one_of(
    st.sampled_from(["content", "competence", "level", "p", "b", "option", "lotse_self_assessment", "version"]),
    st.sampled_from(["{http://code.edx.org/xblock/option}display_name", "{http://code.edx.org/xblock/option}odd"]),
    st.sampled_from(["{urn:x}odd", "{http://www.w3.org/XML/1998/namespace}lang", "ünïcode", "a-b.c", "_x"]),
    st.from_regex("[a-z][a-z_]{0,8}", fullmatch=True),
)


@st.composite
def nodes(draw: st.DrawFn, tag: str, attributes: list[str]) -> etree._Element:
    """A parsed element of any content and with any attributes, the given ones among them more often."""
    names = st.one_of(
        st.sampled_from([*attributes, "definition", "unread_settings", "parent", "tags", "start"]), _NAMES
    )
    node = etree.Element(tag)
    for name, value in draw(st.dictionaries(names, _TEXT, max_size=5)).items():
        node.set(name, value)
    _grow(draw, node, 3)
    try:
        return etree.fromstring(etree.tostring(node, encoding="unicode"))
    except etree.XMLSyntaxError:  # lxml may write two namespaces of joined trees with one prefix
        reject()


def _grow(draw: st.DrawFn, node: etree._Element, depth: int) -> None:
    node.text = draw(st.none() | _TEXT)
    for _ in range(draw(st.integers(0, depth))):
        kind = draw(st.integers(0, 9))
        if kind == 0:
            child = etree.Comment("a comment")
        elif kind == 1:
            child = etree.ProcessingInstruction("php", "echo")
        else:
            child = etree.Element(draw(_NAMES))
            for name, value in draw(st.dictionaries(_NAMES, _TEXT, max_size=2)).items():
                child.set(name, value)
            _grow(draw, child, depth - 1)
        node.append(child)
        child.tail = draw(st.none() | _TEXT)
