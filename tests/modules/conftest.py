"""What tests of several modules watch."""

import pytest

from xblocks.modules.workshop import records


@pytest.fixture
def placed(monkeypatch):
    """At which blocks it was worked out where somebody works, in order: a request does that once for each."""
    asked, place = [], records.place

    def noting(block, person):
        asked.append(block.scope_ids.block_type)
        return place(block, person)

    monkeypatch.setattr(records, "place", noting)
    return asked
