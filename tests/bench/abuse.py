"""Malformed requests to every handler of a block, and what becomes of them."""

from collections import Counter

from django.apps import apps
from django.db import reset_queries, transaction
from django.db.models import Model
from workbench.models import XBlockState

from tests.bench.cases import Payloads
from tests.bench.seat import Seat
from tests.conformance.malformed import Attempt, attempts


def abused(seat: Seat, friend: Seat, payloads: Payloads) -> Counter[str]:
    """300 malformed requests to each handler, each undone afterwards.

    Counts: sent; failed (5xx); kept (refused, but something is stored all the same); broken (accepted, but then a
    view of this or another person fails). `payloads` has a valid one for each handler.
    """
    found: Counter[str] = Counter()
    for handler, payload in payloads.items():
        for attempt in attempts(handler, payload):
            reset_queries()  # with the workbench's DEBUG Django keeps 9,000 of them, however long
            with transaction.atomic():
                found.update(_tried(seat, friend, handler, attempt))
                transaction.set_rollback(True)
    return found


def own_models() -> list[type[Model]]:
    """The models of people's work, if they are installed."""
    return list(apps.get_app_config("lotse").get_models()) if apps.is_installed("xblocks.spaces") else []


def _tried(seat: Seat, friend: Seat, handler: str, attempt: Attempt) -> list[str]:
    before = _stored()
    status = seat.send(handler, attempt.request(), attempt.suffix).status_int
    found = ["sent", "failed"] if status >= 500 else ["sent"]
    if _stored() == before:
        return found
    if status >= 400:
        return [*found, "kept"]
    try:
        seat.served()
        friend.served()
    except Exception:  # noqa: BLE001 - whatever it is, somebody sees no page
        return [*found, "broken"]
    return found


def _stored() -> list[list[tuple[object, ...]]]:
    """Everything that blocks have stored, without the empty rows that the workbench makes for whatever is read."""
    state = XBlockState.objects.exclude(state="{}").order_by("id").values_list("id", "state")
    return [list(state), *(list(model.objects.order_by("pk").values_list()) for model in own_models())]
