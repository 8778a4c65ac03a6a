"""The workbench's fields in memory. The LMS reads all fields of a page with one query; the workbench asks for each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from workbench import runtime
from xblock.runtime import KeyValueStore

_ABSENT = object()


class Kept(KeyValueStore):
    """A store that asks the one below it for each key once, until somebody writes."""

    def __init__(self, below: KeyValueStore) -> None:
        self._below = below
        self._found: dict[Any, Any] = {}

    def get(self, key: Any) -> Any:
        """The value. KeyError where there is none."""
        if key not in self._found:
            try:
                self._found[key] = self._below.get(key)
            except KeyError:
                self._found[key] = _ABSENT
        if self._found[key] is _ABSENT:
            raise KeyError(key)
        return self._found[key]

    def has(self, key: Any) -> bool:
        """Whether there is a value."""
        try:
            self.get(key)
        except KeyError:
            return False
        return True

    def set(self, key: Any, value: Any) -> None:
        """Store a value."""
        self._found.clear()
        self._below.set(key, value)

    def delete(self, key: Any) -> None:
        """Delete a value."""
        self._found.clear()
        self._below.delete(key)


@contextmanager
def fields_kept() -> Iterator[None]:
    """Runtimes that are made meanwhile have their fields in memory."""
    stock = runtime.WORKBENCH_KVS
    runtime.WORKBENCH_KVS = Kept(stock)
    try:
        yield
    finally:
        runtime.WORKBENCH_KVS = stock
