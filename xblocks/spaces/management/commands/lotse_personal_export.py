"""Answers a person's request for her data."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from xblocks.spaces import api


class Command(BaseCommand):
    """JSON of everything stored under a person's name, and of everything in her own spaces."""

    help = "Write everything that Lotse stores about a person as JSON. Anonymous contributions cannot be found."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the numeric id of the user account")
        parser.add_argument("--out", type=Path, metavar="FILE", help="a new file (default: standard output)")

    def handle(self, *args: Any, person: str, out: Path | None, **options: Any) -> None:
        text = json.dumps({"person": person, "stored": api.export_person(person)}, ensure_ascii=False, indent=2)
        if out is None:
            self.stdout.write(text)
            return
        try:
            with out.open("x", encoding="utf-8") as file:
                file.write(text + "\n")
        except OSError as error:
            raise CommandError(f"cannot write {out}: {error.strerror}") from error
