"""Receivers that the platform connects (see `apps.py`)."""

from typing import Any

from . import api


def retire(sender: Any, user: Any, **kwargs: Any) -> None:
    """Retirement of a user: deletes what she stored. An error stops the retirement, rather than leave data behind."""
    api.forget_person(str(user.pk))
