"""What people send who sign: the team's own mandate, and that of another team whose code somebody has."""

import re
from typing import Any

from tests.conformance.samples import workshop
from tests.conformance.samples.workshop import code_of, done
from tests.desk import Desk


class Sample(workshop.Sample):
    """The sample of the mandate."""

    SHARED_ON_PURPOSE = workshop.Sample.SHARED_ON_PURPOSE | {"stand_for"}
    ENTRANCES = workshop.Sample.ENTRANCES | {"stand_for"}

    def work(self, desk: Desk, friend: Desk) -> dict[str, Any]:
        """As at every sheet; first they sign, for whatever changes later is another version."""
        given = super().work(desk, friend)
        others = desk.but(person=4)
        assert others.call("form_team", {"take": False}).status == 200
        code = code_of(others, "side_code", {"side": "leadership"})
        digest = re.search(r'name="seen" value="([0-9a-f]{64})"', desk.page())[1]
        own = {
            "sign": {"place": 0, "seen": digest, "sure": True},
            "side_code": {"side": "leadership", "request": "b" * 32},
            "stand_for": {"code": code},
        }
        done(friend, "sign", own["sign"])
        done(desk.but(person=5), "stand_for", {"code": code_of(friend, "side_code", {"side": "leadership"})})
        return {**own, **{name: payload for name, payload in given.items() if name not in own}}
