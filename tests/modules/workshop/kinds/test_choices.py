"""One of a few, several, a step of a scale, yes or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks.modules.workshop.kinds import Choice, Choices, Flag, Scale, SignedScale

WAYS = Choices(("x", "y", "z"))


def test_one_of_a_few():
    kind = Choice(("a", "b"))
    assert read(kind, "b") == "b"
    assert refusal(kind, "c") == refusal(kind, "A") == "Please choose one of the values offered."
    assert [stored for stored in ("a", "b", "c", "", None, 1, ["a"]) if kind.fits(stored)] == ["a", "b"]
    assert kind.said("b", told(options={"b": "Bee"})) == "Bee" and kind.said("b", told()) == "b"
    shown = kind.field("it", {"it": "b"}, told(options={"a": "Ay", "b": "Bee"}))["options"]
    assert [(option["title"], option["chosen"]) for option in shown] == [("Ay", False), ("Bee", True)]


@pytest.mark.parametrize(
    ("kind", "low", "high"), [(Scale(), 1, 5), (SignedScale(), -2, 2), (Scale(low=0, high=10), 0, 10)]
)
def test_steps_of_a_scale_are_whole_numbers_between_its_ends(kind, low, high):
    for step in range(low, high + 1):
        assert read(kind, str(step)) == step and kind.fits(step)
        assert read(kind, kind.typed("it", step, told())) == step
    for typed in (low - 1, high + 1, f"{low}.0", f"+{high}", "x"):
        assert refusal(kind, str(typed))
    for stored in (low - 1, high + 1, str(low), float(low), True, None, 10**5000):
        assert not kind.fits(stored)
    assert kind.said(high, told(options={str(high): "top"})) == "top"


def test_several_at_once_come_in_the_order_of_the_choices():
    assert read(WAYS, {"it.z": True, "it.x": True, "it.y": False, "it": "x"}) == ["x", "z"]
    assert read(WAYS, {"it.x": "on", "it.q": True}) is None
    assert [name for name in ("it.x", "it.q", "it", "other.x") if WAYS.owns("it", name)] == ["it.x"]
    assert WAYS.said(["x", "q"], told(options={"x": "Ex"})) == "Ex, q"
    for stored in ([], "x", {"x": True}, ["x", "q"], [["x"]], None, 1):
        assert not WAYS.fits(stored)
    assert [option["chosen"] for option in WAYS.field("it", {"it.x": "on", "it": "z"}, told())["options"]] == [
        *(False, False, True)
    ]
    assert [option["chosen"] for option in WAYS.field("it", {"it.y": True}, told())["options"]] == [False, True, False]


@given(st.sets(st.sampled_from("xyz"), min_size=1))
def test_several_come_back_from_the_form_as_they_were(chosen):
    value = [key for key in "xyz" if key in chosen]
    assert WAYS.fits(value)
    assert read(WAYS, WAYS.typed("it", value, told())) == read(WAYS, WAYS.spread("it", " ".join(value))) == value


def test_a_flag_is_yes_or_nothing():
    kind = Flag()
    assert read(kind, True) is True
    assert read(kind, False) is read(kind, "yes") is read(kind, "true") is read(kind, {}) is None
    assert read(kind, kind.typed("it", True, told())) is True
    assert (read(kind, kind.spread("it", "true")), read(kind, kind.spread("it", "false"))) == (True, None)
    assert (kind.shown(True, told()), kind.shown(None, told()), kind.shown(None, told(), "")) == ("yes", "no", "no")
    assert [kind.field("it", typed, told()) for typed in ({"it": True}, {"it": "true"}, {})] == [
        *({"checked": True}, {"checked": False}, {"checked": False})
    ]
    assert kind.fits(True) and not any(map(kind.fits, (False, 1, "true", None)))
