"""Deletes a person's work, where there is no retirement pipeline to do it, and finds what others wrote about her."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from xblocks.spaces import api


class Command(BaseCommand):
    """Does what the retirement of a user account does."""

    help = (
        "Delete everything that Lotse stores under a person's number, for good. Texts of others in which she is named "
        "(an action with her as the one who does it, a row of a team's sheet, a card) stay: --find-name lists them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the numeric id of the user account")
        parser.add_argument(
            "--find-name",
            action="append",
            default=[],
            metavar="NAME",
            help="list texts that hold this name, for people to decide what becomes of them; may be given several times",
        )

    def handle(self, *args: Any, person: str, find_name: list[str], **options: Any) -> None:
        self.stdout.write(f"deleted {api.forget_person(person)} rows")
        found = api.find_mentions(find_name) if find_name else []
        for row in found:
            self.stdout.write(
                f"{row['context']} {row['record']} {row['group']} {row['kind']} {row['key']}: {row['text']!r}"
            )
        if find_name:
            self.stdout.write(f"{len(found)} texts hold the name and stay")
