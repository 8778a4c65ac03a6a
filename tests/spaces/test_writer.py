"""What the register of privacy forbids, whatever a block asks for."""

import pytest

from xblocks.core.privacy import RECORDS
from xblocks.spaces import api

pytestmark = pytest.mark.django_db

BOARD = api.SpaceKey("course-v1:Haselbrueck+IP+2027", "board", "team:1")
IMPERSONAL = sorted(kind for kind, record in RECORDS.items() if not record.personal)


@pytest.mark.parametrize("kind", IMPERSONAL)
def test_a_kind_that_is_not_personal_names_nobody(kind: str) -> None:
    with api.write(BOARD) as writer:
        with pytest.raises(ValueError, match="cannot name a person"):
            writer.put(kind, "K", {}, person="7")
        with pytest.raises(ValueError, match="cannot name a person"):
            writer.mark(kind, "K", "7")
        writer.put(kind, "K", {}, person=None)
    snapshot = api.read(BOARD)
    assert ([item.person for item in snapshot.items], snapshot.marks) == ([None], ())
