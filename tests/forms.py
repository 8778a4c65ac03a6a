"""Forms of our pages as the script in the browser sends them."""

from typing import Any

from tests.markup import parsed


def payload(page: str, handler: str, **changes: Any) -> dict[str, Any]:
    """What `kit.js` would send of the first form for a handler, with changes."""
    form = parsed(page).xpath(f"//form[@data-handler='{handler}']")[0]
    data: dict[str, Any] = {}
    for field in form.xpath(".//input[@name] | .//select[@name] | .//textarea[@name]"):
        kind = field.get("type")
        if kind == "checkbox":
            data[field.get("name")] = field.get("checked") is not None
        elif kind != "radio" or field.get("checked") is not None:
            data[field.get("name")] = _value(field)
    return {**data, **changes}


def _value(field: Any) -> str:
    if field.tag == "textarea":
        return (field.text or "").removeprefix("\n")
    if field.tag == "select":
        chosen = field.xpath("(option[@selected] | option[not(../option[@selected])][1])/@value")
        return str(chosen[0])
    return str(field.get("value", ""))
