"""Retirement, export and reset of one person."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command

from tests.spaces.meanwhile import meanwhile
from xblocks.core.privacy import RECORDS
from xblocks.spaces import api, models
from xblocks.spaces.signals import retire

pytestmark = pytest.mark.django_db

RATING, SHARE, REDEMPTION = "self_assessment.rating", "self_assessment.share", "self_assessment.redemption"
COURSE = "course-v1:Haselbrueck+IP+2027"


@pytest.fixture(autouse=True)
def work() -> None:
    """Persons 42 and 4 have their own spaces, redeemed each other's shares, and wrote on a sheet and a board."""
    for me, other in [("42", "4"), ("4", "42")]:
        for course in (COURSE, "network:region"):
            with api.write(api.SpaceKey(course, "competences", f"person:{me}")) as writer:
                writer.put(RATING, "T0", {"C1": int(me)}, person=me)
                writer.put(SHARE, "S", {"occasions": ["T0"]}, person=None)
                writer.mark(REDEMPTION, "S", other)
        with api.write(api.SpaceKey(COURSE, "sheet", "team:1")) as writer:
            writer.put(RATING, f"row-{me}", {"text": f"by {me}"}, person=me)
            writer.mark(REDEMPTION, "row-4", me)
    with api.write(api.SpaceKey(COURSE, "sheet", "team:1")) as writer:
        writer.put(RATING, "row-all", {"text": "ours"}, person=None)
    with api.write(api.SpaceKey(COURSE, "gone", "team:1")) as writer:
        writer.mark(REDEMPTION, "X", "42")
    with api.write(api.SpaceKey(COURSE, "gone", "team:1")) as writer:
        writer.unmark(REDEMPTION, "X", "42")


def rows_of(person: str) -> int:
    return sum(model.objects.filter(person=person).count() for model in (models.Item, models.Mark))


def test_retirement_leaves_no_row_of_the_person_and_all_of_everybody_else() -> None:
    before = api.export_person("4")
    retire(sender=None, user=SimpleNamespace(pk=42), retired_username="x", signal=None)

    assert rows_of("42") == 0
    assert not models.Space.objects.filter(group="person:42").exists()
    sheet = api.read(api.SpaceKey(COURSE, "sheet", "team:1"))
    assert [item.key for item in sheet.items] == ["row-4", "row-all"]
    lost = [row for row in before if row not in api.export_person("4")]
    assert lost and all(row["group"] == "person:42" or row["person"] == "42" for row in lost)
    assert rows_of("4") == 4  # two ratings, the row, the mark on it; her redemptions went with the spaces of 42
    assert api.forget_person("42") == 0


@pytest.mark.parametrize("kind", RECORDS)
def test_no_kind_is_forgotten_by_retirement_and_export(kind: str) -> None:
    """What stands in her own space, under her name elsewhere, and, where it may name somebody, as her mark."""
    personal = RECORDS[kind].personal
    for group in ("person:7", "team:7"):
        with api.write(api.SpaceKey(COURSE, "register", group)) as writer:
            for person in "78":
                writer.put(kind, f"of-{person}", {"text": person}, person=person if personal else None)
                if personal:
                    writer.mark(kind, "target", person)
    named = {(kind, "7")} if personal else set()
    exported = {(row["kind"], row["person"]) for row in api.export_person("7") if row["group"] == "team:7"}
    assert exported == named
    own = [row for row in api.export_person("7") if row["group"] == "person:7"]
    assert {row["kind"] for row in own} == {kind} and all(row["what"] == RECORDS[kind].what for row in own)

    retire(sender=None, user=SimpleNamespace(pk=7), retired_username="x", signal=None)
    assert api.export_person("7") == [] and rows_of("7") == 0
    assert api.read(api.SpaceKey(COURSE, "register", "person:7")).space_id is None
    left = api.read(api.SpaceKey(COURSE, "register", "team:7"))
    assert {row.person for row in left.items + left.marks} == ({"8"} if personal else {None})


def test_open_pages_learn_that_rows_have_gone() -> None:
    sheet = api.SpaceKey(COURSE, "sheet", "team:1")
    since = api.read(sheet).revision
    api.forget_person("42")

    news = api.changes(sheet, since)
    assert (news.complete, [item.key for item in news.items]) == (True, ["row-4", "row-all"])
    with api.write(sheet) as writer:
        writer.put(RATING, "row-all", {"text": "new"}, person=None)
    assert [item.key for item in api.changes(sheet, news.revision).items] == ["row-all"]
    assert len(api.changes(sheet, since).items) == 2


def test_a_reset_takes_one_record_of_one_person() -> None:
    api.clear_state(COURSE, "competences", "42")

    groups = set(models.Space.objects.filter(group__startswith="person:").values_list("context", "group"))
    assert groups == {(COURSE, "person:4"), ("network:region", "person:42"), ("network:region", "person:4")}
    assert {row["record"] for row in api.export_person("42") if row["context"] == COURSE} == {"sheet", "gone"}


def test_the_export_holds_everything_of_the_person_and_nothing_of_others() -> None:
    exported = api.export_person("42")

    assert json.loads(json.dumps(exported)) == exported
    hers = [
        (row["context"], row["record"], row["type"], row.get("key") or row["target"], row["person"]) for row in exported
    ]
    assert sorted(hers, key=str) == sorted(
        [
            *[(course, "competences", "item", "T0", "42") for course in (COURSE, "network:region")],
            *[(course, "competences", "item", "S", None) for course in (COURSE, "network:region")],
            *[
                (course, "competences", "mark", "S", person)
                for course in (COURSE, "network:region")
                for person in ("4", "42")
            ],
            (COURSE, "sheet", "item", "row-42", "42"),
            (COURSE, "sheet", "mark", "row-4", "42"),
            (COURSE, "gone", "mark", "X", "42"),
        ],
        key=str,
    )
    rating = next(row for row in exported if row.get("key") == "T0")
    assert rating["data"] == {"C1": 42} and "levels" in rating["what"]
    assert datetime.now(UTC) - datetime.fromisoformat(rating["modified"]) < timedelta(minutes=1)
    assert [row["deleted"] for row in exported if row["record"] == "gone"] == [True]


def test_the_export_command_writes_the_same_and_overwrites_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "42.json"
    call_command("lotse_personal_export", "42", "--out", str(out))
    call_command("lotse_personal_export", "42")

    assert json.loads(out.read_text("utf-8")) == {"person": "42", "stored": api.export_person("42")}
    assert capsys.readouterr().out == out.read_text("utf-8")
    with pytest.raises(CommandError, match=r"42\.json"):
        call_command("lotse_personal_export", "42", "--out", str(out))


def test_the_forget_command_says_how_much_it_deleted(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("lotse_forget", "42", "--dry-run")
    assert capsys.readouterr().out == "would delete 11 rows\n" and rows_of("42")
    call_command("lotse_forget", "42")
    assert capsys.readouterr().out == "deleted 11 rows\n"
    assert rows_of("42") == 0


def sheet(group: str, *members: str) -> api.SpaceKey:
    """The sheet of a group: its row names nobody."""
    key = api.SpaceKey(COURSE, "workshop", group)
    with api.write(key) as writer:
        writer.put("workshop.row", "r1", {"text": "ours"}, person=None)
        for member in members:
            writer.mark("workshop.member", "sheet", member)
    return key


def test_ones_own_sheet_goes_though_its_rows_name_nobody() -> None:
    key = sheet("person:7")
    assert api.forget_person("7") == 1
    assert api.read(key).space_id is None


def test_the_sheet_of_a_team_that_formed_itself_goes_with_its_last_member_only() -> None:
    formed, given = sheet("code:ab12", "7", "8"), sheet("team:9", "7")
    api.forget_person("7")
    assert [item.key for item in api.read(formed).items] == ["r1"]
    assert [mark.person for mark in api.read(formed).marks] == ["8"]
    assert [item.key for item in api.read(given).items] == ["r1"]
    api.forget_person("8")
    assert api.read(formed).space_id is None


def test_a_space_that_goes_while_a_person_is_forgotten_is_nobodys_fault() -> None:
    sheet("person:7")
    with meanwhile(models.Space.objects.filter(group="person:7").delete):
        assert api.forget_person("7") == 0


def test_what_no_installed_version_knows_any_more_and_what_has_no_time_is_exported_too() -> None:
    key = api.SpaceKey(COURSE, "diary", "person:7")
    with api.write(key) as writer:
        writer.put(RATING, "T0", {"C1": 3}, person="7")
    models.Item.objects.filter(space__record="diary").update(kind="old_block.note", modified=None)
    (row,) = api.export_person("7")
    assert (row["kind"], row["what"], row["modified"], row["data"]) == ("old_block.note", None, None, {"C1": 3})


def test_marks_of_a_kind_can_be_cleared_wherever_they_stand_in_a_record() -> None:
    places = [api.SpaceKey(COURSE, record, group) for record, group in (("r", "a"), ("r", "b"), ("other", "a"))]
    for key in places:
        with api.write(key) as writer:
            for person in "78":
                writer.mark("self_assessment.redemption", "S", person)
            writer.mark("workshop.member", "sheet", "7")
    assert api.clear_marks(COURSE, "r", "self_assessment.redemption", "7") == 2
    left = [sorted((mark.kind, mark.person) for mark in api.read(key).marks) for key in places]
    assert left[0] == left[1] == [("self_assessment.redemption", "8"), ("workshop.member", "7")]
    assert len(left[2]) == 3 and api.changes(places[0], 1).complete
    assert api.clear_marks(COURSE, "r", "self_assessment.redemption", "7") == 0


def test_texts_of_others_that_name_her_are_found_and_stay(capsys: pytest.CaptureFixture[str]) -> None:
    team, board = api.SpaceKey(COURSE, "sheet", "team:1"), api.SpaceKey(COURSE, "board", "all")
    with api.write(team) as writer:
        writer.put("retrospective.action", "a", {"text": "Anrufen", "owner": "Anna AHORN"}, person=None)
        writer.put("workshop.row", "r", {"cells": {"names": ["Bo", "anna ahorn, Bauamt"]}}, person=None)
        writer.put(RATING, "own", {"note": "Anna Ahorn selbst"}, person="7")
    with api.write(board, anonymous=True) as writer:
        writer.put("retrospective.card", "c", {"text": "Frau Ahorn hilft"}, person=None)
    with api.write(api.SpaceKey(COURSE, "diary", "person:8")) as writer:
        writer.put(RATING, "T0", {"note": "Über Anna Ahorn, nur für mich"}, person="8")
    names = ("--find-name", "anna ahorn", "--find-name", "Frau Ahorn")
    call_command("lotse_personal_export", "7", *names)
    exported = json.loads(capsys.readouterr().out)
    assert [row["data"] for row in exported["stored"]] == [{"note": "Anna Ahorn selbst"}]
    assert exported["named"][1] == {
        "context": COURSE, "record": "sheet", "group": "team:1",
        "kind": "retrospective.action", "key": "a", "text": "Anna AHORN",
    }  # fmt: skip
    call_command("lotse_forget", "7", "--dry-run", *names)
    announced = capsys.readouterr().out
    assert rows_of("7") == 1
    call_command("lotse_forget", "7", *names)
    done = capsys.readouterr().out
    assert announced.replace("would delete", "deleted").replace("the name", "the name and stay") == done
    told = done.splitlines()
    assert told[0] == "deleted 1 rows" and told[-1] == "3 texts hold the name and stay"
    shared = ["Frau Ahorn hilft", "Anna AHORN", "anna ahorn, Bauamt"]
    assert [line.rpartition(": ")[2] for line in told[1:-1]] == [repr(text) for text in shared]
    assert [row["text"] for row in exported["named"]] == shared
    call_command("lotse_forget", "7")
    assert capsys.readouterr().out == "deleted 0 rows\n"
