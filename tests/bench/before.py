"""Our blocks as they were in the commit that we compare with, filled as the samples of its own tests say."""

from importlib import import_module

from tests.bench import FLOOR, ours
from tests.bench.cases import FLOOR_OLX, Case
from tests.blocks import registered


def cases() -> dict[str, Case]:
    """Tag → case."""
    found = {tag: import_module(f"tests.conformance.samples.{tag}") for tag in registered()}
    return {FLOOR: Case(FLOOR_OLX)} | {tag: ours.case(tag, registered()[tag], sample) for tag, sample in found.items()}
