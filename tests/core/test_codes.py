import re

import pytest

from xblocks.core.codes import new_code, opened_by


def test_a_code_opens_its_space_however_it_is_typed():
    code, key = new_code(4711)
    assert re.fullmatch("4711(-[2-9A-HJKMNP-Z]{4}){3}", code)
    for typed in (code, code.lower(), f" {code} ", code.replace("-", " ").replace(" ", "-", 1)):
        assert opened_by(typed) == (4711, key)
    assert code.rpartition("-")[2] not in key


def test_a_code_opens_the_space_it_names_with_the_secret_it_holds():
    (_, one), (_, same), (_, other) = map(opened_by, ("1-ABCD-EFGH-JKMN", "1-ABCDEFGHJKMN", "1-ABCD-EFGH-JKMP"))
    assert one == same != other
    assert opened_by("2-ABCD-EFGH-JKMN") == (2, one)
    assert opened_by(f"{'9' * 15}-ABCD-EFGH-JKMN") == (10**15 - 1, one)


@pytest.mark.parametrize(
    "typed",
    [
        *["", "-", "4711", "4711-", "4711-ABCD", "4711-ABCD-EFGH-JKM", "4711-ABCD-EFGH-JKMNP", "-ABCD-EFGH-JKMN"],
        *["x-ABCD-EFGH-JKMN", "4x-ABCD-EFGH-JKMN", "²-ABCD-EFGH-JKMN", "٣-ABCD-EFGH-JKMN"],
        f"{'9' * 16}-ABCD-EFGH-JKMN",
    ],
)
def test_what_is_no_code_opens_nothing(typed):
    assert opened_by(typed) is None


def test_a_seed_gives_the_same_code_again_and_another_seed_another():
    seeds = ["0" * 32, "1" + "0" * 31, "f" * 32, "a1" * 16]
    codes = [new_code(7, seed) for seed in seeds]
    assert codes == [new_code(7, seed) for seed in seeds]
    assert len({code for code, _ in codes}) == 4
    assert all(opened_by(code) == (7, key) for code, key in codes)
    assert len({new_code(7)[0] for _ in range(20)}) == 20
