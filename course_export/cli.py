"""The commands of `lotse`. Exit status: 0 all is well, 1 problems in files, 2 a command used wrongly."""

import gc
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from course_export import __version__
from course_export.programme import places
from course_export.programme.order import FIRST_DAY, LAST_DAY, Order, WrongOrder
from course_export.programme.variants import SETTINGS
from course_export.terminal import say, say_json

_PART = re.compile(r"[\w.-]{1,60}")


class Day(click.ParamType):
    """A date such as 2027-01-11."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the date."""
        try:
            day = value if isinstance(value, date) else datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"“{value}” is not a date like 2027-01-11", param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(f"{day} does not lie between {FIRST_DAY} and {LAST_DAY}", param, ctx)
        return day


class KeyPart(click.ParamType):
    """A part of a course key."""

    name = "key"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the part."""
        if not _PART.fullmatch(value):
            self.fail(f"“{value}” may hold letters, digits, “.”, “-” and “_” (at most 60)", param, ctx)
        return str(value)


class Keys(click.ParamType):
    """Keys of modules with commas between them."""

    name = "keys"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Return the keys in their order."""
        keys = tuple(key.strip() for key in value.split(",")) if isinstance(value, str) else tuple(value)
        if "" in keys:
            self.fail("write keys with commas between them, such as process_design,participation", param, ctx)
        return keys


def fail(lines: Iterable[str]) -> NoReturn:
    """Say what is wrong and end with status 1."""
    for line in lines:
        say(line, err=True)
    sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def lotse() -> None:
    """Build, check and try out courses of Lotse's programmes."""


@lotse.command("list")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def list_(as_json: bool) -> None:
    """List the programmes and modules that come with Lotse, and their languages."""
    from course_export.programme.listing import modules, programmes

    found = {"programmes": programmes(), "modules": modules()}
    if as_json:
        say_json(found)
        return
    for title, entries in (("Programmes", found["programmes"]), ("Modules", found["modules"])):
        say(title)
        for entry in entries:
            titles = "; ".join(f"{language}: {text}" for language, text in entry["languages"].items())
            say(f"  {entry['key']:<20} {titles}")


@contextmanager
def _without_collector() -> Iterator[None]:
    """Make many small objects at once: looking for unused ones among them would cost a sixth of a build.

    Those that are left at its end are not looked through either: the process ends and gives all back.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@lotse.command()
@click.argument("programme", required=False)
@click.option("--lang", "language", required=True, help="Language of the course, such as de.")
@click.option("--org", required=True, type=KeyPart(), help="Organisation in the course key.")
@click.option("--course", type=KeyPart(), help="Course in the course key; without it, the programme's own code.")
@click.option("--run", required=True, type=KeyPart(), help="Run in the course key.")
@click.option("--start", required=True, type=Day(), help="The first course day, such as 2027-01-11.")
@click.option("--end", type=Day(), help="Last day the course is open; without it, the programme says.")
@click.option("--day-2", type=Day(), help="Day of the event day_2; short for --date day_2=…")
@click.option("--date", "days", multiple=True, metavar="EVENT=DATE", help="Move an event, such as retrospective.")
@click.option("--self-paced", is_flag=True, help="Everyone begins when they like; weeks instead of dates.")
@click.option("--timezone", help="Time zone of the dates; without it, the programme's own.")
@click.option(
    "--modules",
    type=Keys(),
    default=(),
    metavar="KEY,KEY…",
    help="Only these modules, in this order; without PROGRAMME, in a course for any choice of them.",
)
@click.option(
    "--mode",
    type=click.Choice(SETTINGS["mode"]),
    help="Whether its days are held in a room (the default) or online, as four half days; short for --set mode=….",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="A contact field (contact.email=…), body=county for a county, days=consecutive for two days in a row.",
)
@click.option(
    "--revision",
    type=click.IntRange(0, 999_999_999),
    default=0,
    show_default=True,
    help="Raise it with each build that moves dates people already have in their calendars: these keep the old ones otherwise.",
)
@click.option(
    "--pack", "with_pack", is_flag=True, help="Write what facilitators print as well, into a folder beside it."
)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the tarball.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
@_without_collector()
def build(
    programme: str | None,
    language: str,
    org: str,
    course: str | None,
    run: str,
    start: date,
    end: date | None,
    day_2: date | None,
    days: tuple[str, ...],
    self_paced: bool,
    timezone: str | None,
    modules: tuple[str, ...],
    mode: str | None,
    settings: tuple[str, ...],
    revision: int,
    with_pack: bool,
    out: Path,
    as_json: bool,
) -> None:
    """Build the course of PROGRAMME (a key, or a folder with your own) as a tarball for Studio."""
    from course_export.build import build as make
    from course_export.build import pack_folder, unnoticed, write
    from course_export.errors import Refused
    from course_export.tarball.archive import TooRepetitive, sweep

    if programme is None and not modules:
        raise click.UsageError("say which PROGRAMME, or which --modules")
    try:
        moved = {key: Day().convert(value, None, None) for key, value in _pairs(days, "--date")}
        if day_2:
            moved["day_2"] = day_2
        asked = dict(_pairs(settings, "--set"))
        contact = {key.removeprefix("contact."): value for key, value in asked.items() if key.startswith("contact.")}
        variants = {key: value for key, value in asked.items() if not key.startswith("contact.")}
        if mode:
            variants["mode"] = mode
        order = Order(
            language, org, run, start, end, course, moved, self_paced, timezone, contact, revision, modules, variants
        )
        sweep(out)
        built = make(
            places.find(programme or places.SELECTION), order, lambda line: say(line, err=True), with_pack=with_pack
        )
        notes = [*built.notes, *unnoticed(built, out)]
        path = write(built, out)
    except WrongOrder as error:
        raise click.UsageError(str(error)) from None
    except Refused as error:
        fail([*map(str, error.problems), f"{len(error.problems)} problem(s); no tarball was written."])
    except (TooRepetitive, OSError) as error:
        fail([f"{error}; no tarball was written."])
    report = {
        "tarball": str(path),
        "bytes": len(built.tarball),
        "ratio": round(built.ratio, 1),
        "files": len(built.files),
        "units": sum(1 for _unit in built.course.units()),
        "minutes": built.course.minutes,
        "pack": {"folder": str(pack_folder(built, out)), "files": sorted(built.pack)} if built.pack else None,
        "notes": notes,
    }
    if as_json:
        say_json(report)
        return
    for note in notes:
        say(f"note: {note}", err=True)
    say(f"{path}  {report['units']} units, {report['files']} files, {len(built.tarball) // 1024} KB")
    if built.pack:
        say(f"{pack_folder(built, out)}  {len(built.pack)} files for facilitators")


def _pairs(given: Iterable[str], option: str) -> list[tuple[str, str]]:
    pairs = []
    for each in given:
        key, found, value = each.partition("=")
        if not found:
            raise WrongOrder(f"{option} {each}: write it as NAME=VALUE")
        pairs.append((key.strip(), value.strip()))
    return pairs


@lotse.command()
@click.argument("tarball", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def show(tarball: Path, as_json: bool) -> None:
    """Show what is in a course tarball: outline, blocks, sizes."""
    from course_export.reading.unpack import Unreadable
    from course_export.show import describe, in_words

    try:
        found = describe(tarball)
    except Unreadable as error:
        fail([str(error)])
    if as_json:
        say_json(found)
        return
    for odd in found["odd"]:
        say(f"note: {odd}", err=True)
    say(in_words(found))


@lotse.command()
@click.argument("target")
@click.option("--lang", "language", help="Language, if TARGET is a programme with several.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def check(target: str, language: str | None, as_json: bool) -> None:
    """Check TARGET, a course tarball or a programme, for everything that could vanish or fail on import."""
    from course_export.check.run import run

    sys.exit(run(target, language=language, as_json=as_json))


@lotse.command()
@click.argument("tarball", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--state", type=click.Path(file_okay=False, path_type=Path), help="Folder for what people do in it.")
@click.option("--date", "open_date", type=Day(), help="The date the course is first shown at.")
@click.option("--browser/--no-browser", default=True, show_default=True, help="Open the browser.")
def preview(tarball: Path, port: int, state: Path | None, open_date: date | None, browser: bool) -> None:
    """Open a course tarball in a local player, on this computer only."""
    from course_export.preview.serve import CannotStart, run
    from course_export.reading.unpack import Unreadable

    try:
        run(tarball, port=port, state=state, open_date=open_date, browser=browser, say=say)
    except (CannotStart, Unreadable) as error:
        fail([str(error)])
    except KeyboardInterrupt:
        pass


@lotse.command()
@click.argument("tarball", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for state folders."
)
def rehearse(tarball: Path, out: Path) -> None:
    """Let a made-up group work through a course, and print the state folder for `lotse preview --state`.

    The folder is named by the course and by what the group does: done once, it is kept, with what visitors of the
    player do in it.
    """
    from course_export.errors import Refused
    from course_export.reading.unpack import Unreadable
    from course_export.rehearsal.moments import CannotRehearse
    from course_export.rehearsal.rehearse import rehearse as perform

    try:
        say(str(perform(tarball, out, lambda line: say(line, err=True))))
    except Refused as error:
        fail([*map(str, error.problems), f"{len(error.problems)} problem(s); nothing was rehearsed."])
    except (CannotRehearse, Unreadable, OSError) as error:
        fail([f"{error}; nothing was rehearsed."])
