"""Values of attributes and policies are what the platform reads: JSON in its own types, YAML in plain XBlocks."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_export.reading.fields import declared, kept, known, read, value_of

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1000, 1000) | st.text(st.characters(codec="ascii"), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="ascii"), max_size=3), inner)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("tag", "name", "written", "value"),
    [
        ("vertical", "display_name", "1.10", "1.10"),
        ("vertical", "display_name", "null", None),
        ("vertical", "display_name", '"Los"', "Los"),
        ("done", "display_name", '"Los"', '"Los"'),
        ("sequential", "graded", "True", True),
        ("sequential", "graded", "yes", False),
        ("done", "graded", "yes", True),
        ("sequential", "start", '"2027-01-11T08:00:00+00:00"', "2027-01-11T08:00:00Z"),
        ("sequential", "start", "2027-01-11", "2027-01-11T00:00:00Z"),
        ("sequential", "start", "null", None),
        ("done", "start", "2027-01-11T08:00:00Z", "2027-01-11T08:00:00Z"),
        ("done", "start", "2027-01-11", "2027-01-11"),
        ("course", "advanced_modules", '["done"]', ["done"]),
        ("course", "advanced_modules", "done", "done"),
        ("done", "max_attempts", "1:30", 90),
        ("problem", "max_attempts", "1:30", "1:30"),
        ("lti", "lti_id", "jupyter", "jupyter"),
        ("lti", "nested", "[" * 100_000, "[" * 100_000),
    ],
)
def test_an_attribute(tag: str, name: str, written: str, value: object) -> None:
    assert read(tag, name, written) == value


def test_what_the_platform_cannot_read_raises() -> None:
    for tag, name, written in (("problem", "max_attempts", "[3]"), ("done", "start", "2027-01-11")):
        with pytest.raises((TypeError, ValueError)):
            value_of(tag, declared(tag)[name], written)


def test_yaml_leaves_the_halves_of_an_emoji_apart() -> None:
    """openedx-platform#36808: what JSON joins, PyYAML does not, and no database stores it."""
    written = json.dumps(["😀"])
    assert read("course", "advanced_modules", written) == ["😀"]
    (found,) = read("poll", "answers", written)
    with pytest.raises(UnicodeEncodeError):
        found.encode()


@given(st.text("[]{}:,-'\" abtrue1.~#&*!|>?%@\n", max_size=30))
def test_other_fields_are_read_as_their_own_code_reads_them(written: str) -> None:
    for name in ("answers", "graded", "max_attempts", "start"):
        field = declared("poll")[name]
        try:
            expected: object = field.from_string(written)
        except Exception:  # noqa: BLE001
            with pytest.raises(Exception):  # noqa: B017 - the platform drops the part
                value_of("poll", field, written)
        else:
            assert value_of("poll", field, written) == expected


def test_what_is_long_is_read_in_no_time() -> None:
    begin = time.process_time()
    for _turn in range(200):
        assert read("poll", "answers", "[" * 9000) == "[" * 9000
    assert read("poll", "answers", f'["{"a" * 1000}"]') == ["a" * 1000]
    assert time.process_time() - begin < 5


@given(st.lists(_JSON, max_size=3))
def test_a_list_in_json_means_the_same_to_both(value: list[object]) -> None:
    written = json.dumps(value)
    assert read("course", "advanced_modules", written) == read("poll", "answers", written) == value


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [("self_paced", "true", True), ("start", "2027-01-11", "2027-01-11T00:00:00Z"), ("tabs", 3, 3), ("other", 3, 3)],
)
def test_a_value_of_a_policy(name: str, value: object, found: object) -> None:
    assert kept("course", name, value) == found


def test_of_most_types_only_some_fields_are_known() -> None:
    assert known("poll") is None and {"answers", "start"} <= declared("poll").keys()
    assert "answers" not in declared("done")
