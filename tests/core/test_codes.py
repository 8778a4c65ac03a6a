import pytest

from xblocks.core.codes import new_code, opened_by


def test_a_code_opens_its_space_however_it_is_typed():
    code, key = new_code(4711)
    for typed in (code, code.lower(), f" {code} ", code.replace("-", " ").replace(" ", "-", 1)):
        assert opened_by(typed) == (4711, key)
    assert code.rpartition("-")[2] not in key


@pytest.mark.parametrize("typed", ["", "-", "4711", "4711-", "4711-ABCD", "x-ABCD-EFGH-JKMN", "²-ABCD-EFGH-JKMN"])
def test_what_is_no_code_opens_nothing(typed):
    assert opened_by(typed) is None
