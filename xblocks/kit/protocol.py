"""What code asks of a block: the parts of it that are used, by type.

XBlock ships no types, so that a block's class would pass for anything. Whoever takes a block takes it as `Block`, and
mypy knows every name; a block with settings of its own narrows it in its `protocol.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any, Protocol

from xblocks.core.problems import Problem


class ScopeIds(Protocol):
    """Who looks at which block. Without a person (`user_id` is None) it is only read."""

    @property
    def user_id(self) -> int | str | None: ...

    @property
    def block_type(self) -> str: ...

    @property
    def usage_id(self) -> object: ...


class Runtime(Protocol):
    """What the platform, the player or the workbench does for a block. Whatever only some of them know is asked for
    with `getattr`, in `platform.py` alone.
    """

    def handler_url(self, block: Block, name: str, suffix: str = "", /) -> str: ...

    def publish(self, block: Block, event: str, data: Mapping[str, object], /) -> None: ...

    def service(self, block: Block, name: str, /) -> Any: ...

    def get_block(self, usage_id: object, /) -> Block | None: ...


class Block(Protocol):
    """A block as `kit.block.LotseBlock` makes it."""

    CONTENT: ModuleType
    display_name: str
    definition: str | None
    begun: bool

    @property
    def scope_ids(self) -> ScopeIds: ...

    @property
    def runtime(self) -> Runtime: ...

    def default_content(self) -> Any: ...

    def content_or_problems(self) -> tuple[Any, list[Problem]]: ...

    def readable_content(self) -> Any: ...

    def own_name(self) -> str: ...

    def portfolio(self) -> dict[str, Any] | None: ...

    def levels(self) -> Mapping[str, int]: ...


class Authored(Block, Protocol):
    """What the editor in Studio asks of a block besides."""

    unread_settings: dict[str, str | None]

    @property
    def fields(self) -> Mapping[str, Any]: ...

    def told_authors(self) -> dict[str, list[Problem]]: ...

    def studio_cells(self, content: Any, name: str) -> Sequence[Mapping[str, Any]]: ...

    def studio_title(self, content: Any, name: str) -> str: ...
