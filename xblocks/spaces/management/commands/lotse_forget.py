"""Deletes a person's work, where there is no retirement pipeline to do it, and finds what others wrote about her."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from xblocks.spaces import api


class Command(BaseCommand):
    """Does what the retirement of a user account does."""

    help = (
        "Delete everything that Lotse stores under a person's number, for good. Shared texts in which she is named "
        "(an action with her as the one who does it, a row of a team's sheet, a card) stay: --find-name lists them."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the numeric id of the user account")
        parser.add_argument("--dry-run", action="store_true", help="count and list only, delete nothing")
        parser.add_argument(
            "--find-name",
            action="append",
            default=[],
            metavar="NAME",
            help="list shared texts that hold this name, for people to decide what becomes of them; may be given several "
            "times. What others wrote for themselves alone is not looked at",
        )

    def handle(self, *args: Any, person: str, dry_run: bool, find_name: list[str], **options: Any) -> None:
        count = api.forget_person(person, dry_run=dry_run)
        self.stdout.write(f"{'would delete' if dry_run else 'deleted'} {count} rows")
        found = api.find_mentions(find_name, person) if find_name else []
        for row in found:
            self.stdout.write(
                f"{row['context']} {row['record']} {row['group']} {row['kind']} {row['key']}: {row['text']!r}"
            )
        if find_name:
            self.stdout.write(f"{len(found)} texts hold the name{'' if dry_run else ' and stay'}")
