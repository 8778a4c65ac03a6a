"""Which attributes are the platform's own books."""

import pytest

from xblocks.core.bookkeeping import is_bookkeeping


@pytest.mark.parametrize(
    "name",
    [
        "copied_from_block",
        "copied_from_version",
        "upstream",
        "upstream_version_declined",
        "upstream_display_name",
        "downstream_customized",
        "top_level_downstream_parent_key",
        "x-is-pointer-node",
    ],
)
def test_what_the_platform_writes_for_itself(name: str) -> None:
    assert is_bookkeeping(name)


@pytest.mark.parametrize("name", ["record", "upstreams", "copied", "my_upstream", "later", "", "downstream customized"])
def test_everything_else_is_content(name: str) -> None:
    assert not is_bookkeeping(name)
