"""Keys that every database holds as they are, and the names that are made to fit."""

import pytest

from xblocks.spaces.values import (
    LIVELY,
    SpaceKey,
    Unavailable,
    checked,
    group_name,
    is_formed,
    personal_group,
    record_name,
)

LONGEST = {"context": 255, "record": 255, "group": 64}


def test_the_longest_key_that_the_columns_hold_is_one_and_no_longer() -> None:
    longest = {name: "x" * length for name, length in LONGEST.items()}
    assert SpaceKey(**longest).context == "x" * 255
    for name, length in LONGEST.items():
        with pytest.raises(ValueError, match=f"{name} must have 1 to {length} printable"):
            SpaceKey(**{**longest, name: longest[name] + "x"})


@pytest.mark.parametrize("text", ["", "a b", "a ", "a\n", "a\0"])
def test_what_a_database_would_alter_is_no_part_of_a_key(text: str) -> None:
    for name in LONGEST:
        with pytest.raises(ValueError, match=f"{name} must have"):
            SpaceKey(**{**dict.fromkeys(LONGEST, "x"), name: text})


def test_a_text_that_fits_is_given_back() -> None:
    assert (checked("key", "x", 1), checked("key", "größer", 6)) == ("x", "größer")


def test_a_group_and_a_record_are_named_after_what_they_belong_to() -> None:
    assert (group_name("team", "7"), record_name("workshop", "block-v1:O+C+R")) == ("team:7", "workshop:block-v1:O+C+R")
    assert personal_group("42") == "person:42"
    assert (is_formed(group_name("code", "ab12")), is_formed("team:code:1"), is_formed("codes:1")) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize(("named", "longest", "digits"), [(group_name, 64, 32), (record_name, 255, 64)])
def test_a_name_that_fits_no_key_is_a_checksum_of_its_own(named, longest: int, digits: int) -> None:
    fitting = "x" * (longest - len("team:"))
    assert named("team", fitting) == f"team:{fitting}"
    made = [named("team", name) for name in (f"{fitting}x", f"{fitting}y", "a b", "a\nb", "a\0b")]
    assert len(set(made)) == len(made)
    for name in made:
        kind, _, checksum = name.partition(":")
        assert (kind, len(checksum), set(checksum) <= set("0123456789abcdef")) == ("team", digits, True)
    assert named("team", "a b") == made[2]


def test_nowhere_to_store_anything_is_a_conflict_with_the_course_as_it_is() -> None:
    refusal = Unavailable("not migrated")
    assert (refusal.status, refusal.code, str(refusal)) == (409, "unavailable", "not migrated")


def test_others_see_within_two_seconds_what_somebody_has_written() -> None:
    assert LIVELY == 2 * 1000
