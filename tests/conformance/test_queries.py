"""How often a view asks the database: seldom, and not more often the more there is."""

from types import ModuleType
from typing import Any

import pytest
from lxml import etree
from opaque_keys.edx.keys import CourseKey

from tests.database import Queries
from tests.desk import Desk, Site
from xblocks.core import olx
from xblocks.spaces import models

pytestmark = pytest.mark.django_db

LEARNERS = ("student_view", "public_view")
VIEWS = (*LEARNERS, "author_view", "studio_view")
ALL, OURS = 12, 3


def counts(desk: Desk, views: tuple[str, ...] = LEARNERS) -> dict[str, tuple[int, int]]:
    """Queries of each view: all, and those on our tables. In Studio nobody's work is read (`test_views`)."""
    found = {}
    for view in views:
        with Queries() as queries:
            desk.but(studio=view in VIEWS[2:]).view(view)
        found[view] = (len(queries), queries.ours)
    return found


def grown(desk: Desk, sample: ModuleType, count: int) -> Desk:
    """The block with as much content as `count` says."""
    model = desk.block().CONTENT.Content
    data = sample.sized(desk.block().content_or_problems()[0].model_dump(mode="json"), count)
    node = etree.Element(desk.usage.block_type, url_name="x", display_name="X")
    node.append(olx.to_element(model.model_validate(data)))
    return Site(CourseKey.from_string(f"course-v1:Haselbrueck+IP+{count}")).desk(
        etree.tostring(node, encoding="unicode")
    )


def crowd(desk: Desk, count: int) -> None:
    """As many others have done what this person did: copies of her rows, hers by their names."""
    for space in models.Space.objects.filter(group=f"person:{desk.person}"):
        items, marks = list(space.item_set.values()), list(space.mark_set.values())
        for person in range(1000, 1000 + count):
            space.pk, space.group = None, f"person:{person}"
            space.save()
            for model, rows in ((models.Item, items), (models.Mark, marks)):
                copies = [{k: v for k, v in row.items() if k not in ("id", "space_id", "person")} for row in rows]
                model.objects.bulk_create(model(**row, space=space, person=str(person)) for row in copies)


@pytest.mark.parametrize("worked", [False, True], ids=["new", "filled"])
def test_views_ask_seldom_and_as_often_for_much_as_for_little(sample: ModuleType, desk: Desk, worked: bool) -> None:
    found = []
    for size in (1, 30):
        sized = grown(desk, sample, size)
        if worked:
            sample.work(sized, sized.but(person=3))
        found.append(counts(sized, LEARNERS if worked else VIEWS))
    assert found[0] == found[1]
    for view, (everything, ours) in found[0].items():
        assert everything <= ALL and ours <= OURS, view


def test_five_hundred_others_do_not_make_a_view_ask_more_often(desk: Desk, payloads: dict[str, Any]) -> None:
    counts(desk)  # compare like with like: what a process keeps in memory is there from now on
    before, page = counts(desk), desk.page()
    crowd(desk, 500)
    assert models.Space.objects.count() > 500
    assert counts(desk) == before
    assert desk.page() == page
