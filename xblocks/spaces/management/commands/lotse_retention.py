"""Enforces the periods of `xblocks.core.privacy`; to be run every night."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from xblocks.spaces import api


class Command(BaseCommand):
    """Prints a count per kind, never a name."""

    help = "Delete what has outlived its declared period, traces of deleted rows, and empty spaces."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count only, delete nothing")
        parser.add_argument(
            "--sure",
            action="store_true",
            help="run although the clock, or how much would go, looks like a mistake; the clock is right, so what is "
            "dated ahead of it is dated as of today",
        )

    def handle(self, *args: Any, dry_run: bool, sure: bool, **options: Any) -> None:
        now = datetime.now(UTC)
        ahead = api.redate(now, dry_run=dry_run) if sure else 0
        try:
            counts = api.purge(now, dry_run=dry_run, sure=sure)
        except ValueError as error:
            raise CommandError(f"{error}. Nothing was deleted. If that is right, run it with --sure.") from error
        for kind, count in sorted(counts.items()):
            self.stdout.write(f"{kind}: {count}")
        if ahead:
            self.stdout.write(f"{ahead} spaces are dated ahead of the clock{'' if dry_run else ', now as of today'}")
        self.stdout.write(f"{'would delete' if dry_run else 'deleted'} {sum(counts.values())}")
        if unknown := api.undeclared():
            kinds = ", ".join(f"{kind} ({count})" for kind, count in sorted(unknown.items()))
            raise CommandError(f"no period is declared for stored rows of these kinds, they stay: {kinds}")
