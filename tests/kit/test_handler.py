"""What a handler does before it lets anything through, and how it says no."""

import json
import sys
from typing import Any

import pytest
from webob import Request

from tests import masquerade
from tests.desk import Answer, Desk
from xblocks.kit.i18n import LANGUAGES


def refusal(answer: Answer) -> tuple[int, str]:
    assert answer.json["message"]
    return answer.status, answer.json["error"]


def raw(desk: Desk, body: bytes, handler: str = "turn", **environ: str) -> Answer:
    request = Request.blank("/", method="POST", body=body)
    request.environ.update(environ)
    return desk.send(handler, request)


def test_what_is_accepted_comes_back_as_json_and_is_kept(desk: Desk) -> None:
    answer = desk.call("turn", {"number": 4})
    assert (answer.status, answer.json) == (200, {"page": 4})
    assert answer.response.content_type == "application/json"
    assert desk.block().page == 4
    assert desk.but(person=2).block().page == 0


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "invalid"),
        (b"{", 400, "not_json"),
        (b'{"number": NaN}', 400, "not_json"),
        (b'{"number": 1e400}', 400, "invalid"),
        (b'{"number": "\xff"}', 400, "not_json"),
        (b"[" * 3000 + b"]" * 3000, 400, None),
        (b'{"number": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}', 400, "too_deep"),
        (b'{"number": "\\u0000"}', 400, "bad_character"),
        (b'{"number": "\\ud800"}', 400, "bad_character"),
        (b'{"\\ud800": 1}', 400, "bad_character"),
        (b'{"number": 10}', 400, "invalid"),
        (b'{"number": 1, "page": 2}', 400, "invalid"),
        (b'{"number": 1}' + b" " * 200_000, 413, "too_large"),
    ],
    ids=lambda value: value[:24] if isinstance(value, bytes) else "",
)
def test_bodies_that_are_refused(desk: Desk, body: bytes, status: int, code: str | None) -> None:
    desk.call("turn", {"number": 4})
    answer = raw(desk, body)
    assert answer.status == status
    assert code in (None, answer.json["error"])
    assert desk.block().page == 4


@pytest.mark.parametrize(
    ("length", "status"),
    [("abc", 400), ("-1", 400), ("9" * 5000, 400), ("٣", 400), ("200001", 413), ("999999999999", 413)],
)
def test_a_length_that_cannot_be_is_refused_before_anything_is_read(desk: Desk, length: str, status: int) -> None:
    assert raw(desk, b"{}", CONTENT_LENGTH=length).status == status


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD", "BREW"])
def test_another_method_is_refused(desk: Desk, method: str) -> None:
    answer = desk.send("turn", Request.blank("/", method=method, body=b'{"number": 1}'))
    assert answer.status == 405
    assert desk.block().page == 0


def test_a_link_is_a_link(desk: Desk) -> None:
    answer = desk.call("get")
    assert (answer.status, answer.response.text) == (200, "größer\n")
    assert answer.response.headers["Content-Disposition"] == 'attachment; filename="text.csv"'
    assert refusal(desk.call("get", {})) == (405, "method")


def test_a_handler_without_payload_takes_an_empty_object_or_nothing(desk: Desk) -> None:
    teacher = desk.but(staff=True)
    for body in (b"", b"{}", b"null"):
        assert raw(teacher, body, "teach").status == 200
    for body in (b'{"person": 2}', b"[]", b"x" * 300_000, b"{"):
        assert raw(teacher, body, "teach").status in (400, 413)


WHO: dict[str, dict[str, Any]] = {
    "visitor": {"person": None},
    "learner": {},
    "teacher": {"staff": True},
    "author": {"studio": True, "staff": True},
    "somebody in Studio": {"studio": True},
}
ALLOWED = {
    "read": set(WHO),
    "turn": {"learner", "teacher"},
    "teach": {"teacher"},
    "write": {"author"},
}


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("handler", ALLOWED)
def test_roles(desk: Desk, handler: str, who: str) -> None:
    payload = {"number": 1} if handler in ("read", "turn") else {}
    answer = desk.but(**WHO[who]).call(handler, payload)
    assert answer.status == (200 if who in ALLOWED[handler] else 403)
    if answer.status == 403:
        assert refusal(answer)[1] in ("anonymous", "studio", "not_staff", "not_author")


def test_the_role_is_checked_before_the_body(desk: Desk) -> None:
    assert raw(desk.but(person=None), b"{").status == 403


def test_staff_who_view_the_course_as_somebody_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    masquerade.install(monkeypatch, desk.site.course)
    for handler in ("turn", "teach"):
        assert refusal(desk.but(staff=True).call(handler, {})) == (403, "masquerade")
    assert desk.call("read", {"number": 1}).status == 200


def test_a_database_that_gives_no_lock_is_a_conflict_not_an_error(desk: Desk) -> None:
    assert refusal(desk.call("busy", {})) == (409, "busy")


def test_refusals_speak_the_readers_language(desk: Desk) -> None:
    messages = {
        desk.but(person=None, language=language).call("turn", {}).json["message"] for language in ("en", "de", "da")
    }
    assert len(messages) == 3


@pytest.mark.parametrize(
    ("body", "environ", "german"),
    [
        (b"{", {}, "Die Anfrage ist kein gültiges JSON."),
        (b'{"number": NaN}', {}, "Die Anfrage ist kein gültiges JSON."),
        (b"[" * 14 + b"]" * 14, {}, "Die Anfrage ist zu tief verschachtelt."),
        (b'{"number": "a\\u0000"}', {}, "Das Zeichen U+0000 an Stelle 2 ist nicht erlaubt"),
        (b" " * 200_001, {}, "Die Anfrage ist größer als 200000 Bytes."),
        (b"{}", {"CONTENT_LENGTH": "200001"}, "Die Anfrage ist größer als 200000 Bytes."),
        (b"{}", {"CONTENT_LENGTH": "abc"}, "Die Längenangabe (Content-Length) ist keine Zahl."),
        (b"{}", {"REQUEST_METHOD": "PUT"}, "Hier ist nur POST erlaubt."),
        (b"[]", {}, "Dieser Wert passt hier nicht."),
        (b"{}", {}, "number: Bitte füllen Sie dieses Feld aus."),
        (b'{"number": "x"}', {}, "number: Bitte geben Sie eine ganze Zahl ein."),
        (
            b'{"number": 10, "page": 2}',
            {},
            "number: Die Zahl darf höchstens 9 sein.; page: Dieses Feld gibt es nicht.",
        ),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_malformed_request_is_refused_in_the_readers_language(
    desk: Desk, body: bytes, environ: dict[str, str], german: str
) -> None:
    said = {language: raw(desk.but(language=language), body, **environ).json["message"] for language in LANGUAGES}
    assert said["de"] == german
    assert len(set(said.values())) == len(LANGUAGES)


def test_deep_nesting_is_refused_whatever_the_interpreter_bears(desk: Desk) -> None:
    limit = sys.getrecursionlimit()
    for depth in (13, limit - 10, limit, 40_000):
        for body in (
            b"[" * depth + b"]" * depth,
            json.dumps({"number": 1}).encode().replace(b"1", b"[" * depth + b"]" * depth),
        ):
            assert raw(desk, body).status == 400
