"""Deletes a person's work, where there is no retirement pipeline to do it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from xblocks.spaces import api


class Command(BaseCommand):
    """Does what the retirement of a user account does."""

    help = "Delete everything that Lotse stores about a person, for good."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("person", help="the numeric id of the user account")

    def handle(self, *args: Any, person: str, **options: Any) -> None:
        self.stdout.write(f"deleted {api.forget_person(person)} rows")
