"""Whatever stands in a course that can be unpacked, a check ends with findings, not with an exception."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from course_export.check import rules, texts
from course_export.check.result import Result, for_machines, in_words, result
from course_export.reading.follow import read
from course_export.reading.unpack import Archive
from tests.check.course import GRADING, MANIFEST, POLICY, Files, good
from tests.examples import tried

TODAY = date(2026, 11, 25)
_TEXTS = sorted(path for path in good() if path.endswith((".xml", ".html", ".json")))
_PIECES = st.sampled_from(
    [
        "<",
        ">",
        '"',
        "&",
        "/>",
        "<!--",
        "]]>",
        "<?x?>",
        "url_name",
        "vertical",
        "course",
        "..",
        "/",
        ":",
        "\x00",
        "ü",
        "{}",
    ]
    + ["<!DOCTYPE a>", " start='1'", "[", "null", "/static/", "/jump_to_id/", "&quot;", "<content/>", "<p>", "0", "\n"]
)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["2027-01-11T08:00:00Z", "cohort"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "type", "groups", "course/2027", "name", "blocks"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def _check(files: Files) -> Result:
    course = read(Archive(files, (), 10_000, sum(map(len, files.values()))), "course.tar.gz")
    findings = rules.findings(course)
    units = texts.report(texts.of_course(course), "de", TODAY)
    return result(course, findings, units, "de")


@tried(0.8)
@given(st.sampled_from(_TEXTS), st.integers(0, 10**4), _PIECES, st.integers(0, 8))
def test_mutated_files(path: str, position: int, piece: str, cut: int) -> None:
    files = good()
    at = position % len(files[path])
    files[path] = files[path][:at] + piece.encode() + files[path][at + cut :]
    found = _check(files)
    assert in_words(found)
    json.dumps(for_machines(found))


@tried(0.8)
@given(st.sampled_from([POLICY, GRADING, MANIFEST]), _JSON, st.data())
def test_other_values_in_json(path: str, value: Any, data: st.DataObject) -> None:
    files = good()
    content = json.loads(files[path])
    holder = content["course/2027"] if path == POLICY else content
    names = [*holder, "user_partitions", "group_access", "wiki_slug", "due", "relative_weeks_due"]
    holder[data.draw(st.sampled_from(names))] = value
    files[path] = json.dumps(content).encode()
    _check(files)


@tried(0.3)
@given(st.sampled_from([POLICY, GRADING, MANIFEST, "info/updates.items.json"]), _JSON)
def test_other_json(path: str, value: Any) -> None:
    _check(good() | {path: json.dumps(value).encode()})
