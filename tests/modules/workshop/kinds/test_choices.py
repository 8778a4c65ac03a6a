"""One of a few, several, a step of a scale, yes or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.modules.workshop.invented import told
from tests.modules.workshop.kinds.fields import read, refusal
from xblocks.core.message import Unfit
from xblocks.modules.workshop.kinds import Choice, Choices, Flag, Scale, SignedScale
from xblocks.modules.workshop.kinds.choices import named

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


NAMES = named([("x", "x"), ("x", "By foot"), ("y", "By bus, or train"), ("z", "Ship"), ("x", "Boat"), ("y", "Boat")])


@pytest.mark.parametrize("text", ["x", "by FOOT", " By   foot ", "By foot;"])
def test_a_choice_has_several_names(text):
    assert Choice(("x", "y")).meant("it", text, told(names=NAMES)) == {"it": "x"}


@pytest.mark.parametrize("text", ["by", "by foot, ship", "By bus", "Boat", ";"])
def test_a_text_that_names_none_several_or_who_knows_which_is_no_choice(text):
    with pytest.raises(Unfit):
        Choice(("x", "y")).meant("it", text, told(names=NAMES))


def test_steps_are_meant_with_any_minus():
    steps = named([("-1", "-1"), ("-1", "−1"), ("1", "+1"), ("1", "1")])
    assert SignedScale().meant("it", "−1", told(names=steps)) == SignedScale().meant("it", "-1", told(names=steps))
    assert SignedScale().meant("it", "+1", told(names=steps)) == {"it": "1"}


def test_several_are_listed_by_name():
    found = WAYS.meant("it", "Ship, by bus, or train\nx", told(names=NAMES))
    assert found == {"it.z": True, "it.y": True, "it.x": True}
    with pytest.raises(Unfit):
        WAYS.meant("it", "Ship, plane", told(names=NAMES))


@pytest.mark.parametrize(
    ("text", "ticked"), [("x", True), ("Ja", True), ("WAHR", True), ("1", True), ("nein", False), ("FALSK", False)]
)
def test_a_flag_is_meant_in_words_or_as_a_spreadsheet_has_it(text, ticked):
    assert Flag().meant("it", text, told()) == {"it": ticked}


def test_another_word_is_no_flag():
    with pytest.raises(Unfit, match="yes or no"):
        Flag().meant("it", "perhaps", told())
