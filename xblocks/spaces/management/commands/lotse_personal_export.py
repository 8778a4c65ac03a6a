"""Answers a person's request for her data."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from xblocks.spaces import api


class Command(BaseCommand):
    """JSON of everything stored under a person's number, of everything in her own spaces, and of what names her."""

    help = (
        "Write what Lotse stores under a person's number, and in her own spaces, as JSON. What she shares with others "
        "(rows of a team, actions) and anonymous cards lead to nobody: --find-name adds where her name stands in them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the numeric id of the user account")
        parser.add_argument("--out", type=Path, metavar="FILE", help="a new file (default: standard output)")
        parser.add_argument(
            "--find-name",
            action="append",
            default=[],
            metavar="NAME",
            help="add shared texts that hold this name, under “named”: course, block, kind, text; may be given several "
            "times. Others wrote them: people decide what of it is handed out",
        )

    def handle(self, *args: Any, person: str, out: Path | None, find_name: list[str], **options: Any) -> None:
        found = {"person": person, "stored": api.export_person(person)}
        if find_name:
            found["named"] = api.find_mentions(find_name, person)
        text = json.dumps(found, ensure_ascii=False, indent=2)
        if out is None:
            self.stdout.write(text)
            return
        try:
            with out.open("x", encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError as error:
            raise CommandError(f"cannot write {out}: {error.strerror}") from error
