"""One side of the bench: a process in its own environment that does what it is told, one JSON line after another.

In: `{"do": name, …arguments}`. Out: `{"result": …}` or `{"error": traceback}`.
"""

import json
import logging
import os
import sys
import traceback
from importlib import import_module

import django
from django.core.management import call_command


def main() -> None:
    """Set Django up, create the tables, answer until the input ends."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a block prints must not get between the answers
    logging.disable(logging.CRITICAL)
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    side = import_module("tests.bench.side")
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer = {"result": getattr(side, order.pop("do"))(**order)}
        except Exception:  # noqa: BLE001 - it is raised again on the other side
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), file=out, flush=True)


main()
