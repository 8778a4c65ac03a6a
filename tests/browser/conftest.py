"""The Grundprogramm in the player, and browsers for the people in it."""

import subprocess
import sys

import pytest

from tests.player import running

START = "2027-01-11"


@pytest.fixture(scope="session")
def tarball(tmp_path_factory):
    """The Grundprogramm in German, built as an operator builds it."""
    out = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "course_export", "build", "ip-basic", "--lang", "de", "--org", "Haselbrueck"]
    subprocess.run([*command, "--run", "2027", "--start", START, "--out", str(out)], check=True)
    return next(out.glob("*.tar.gz"))


@pytest.fixture(scope="module")
def player(tarball, tmp_path_factory):
    """The player on a fresh database, on the first day of the course."""
    with running(tarball, tmp_path_factory.mktemp("state"), open_date=START) as started:
        yield started


@pytest.fixture
def complaints():
    """What the console and the scripts of any page have complained about so far."""
    return []


@pytest.fixture
def open_page(chromium, player, complaints):
    """A browser of its own for a person: `open_page("lena", language="de", date="2027-05-01", width=320)`."""
    contexts = []

    def open_(person="lena", *, path="/", width=1280, dark=False, **choices):
        visitor = player.visitor(person, **choices)
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            accept_downloads=True,
        )
        context.add_cookies(visitor.cookies())
        context.set_default_timeout(30_000)  # a click waits for two frames alike; a busy machine draws few
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        context.on("weberror", lambda thrown: complaints.append(str(thrown.error)))
        contexts.append(context)
        page = context.new_page()
        page.goto(player.url.rstrip("/") + path)
        return page

    yield open_
    for context in contexts:
        context.close()
