"""Blocks that stand on one page look as each does alone: what the browser makes of all their styles together."""

import pytest
from django.contrib.auth.models import User

from tests import scenarios
from tests.blocks import registered
from tests.conformance import samples
from tests.desk import Site

pytestmark = pytest.mark.django_db

# Words that blocks share or may come to share, put into the block, and something said in its status line.
PROBE = """() => {
    const block = document.querySelector('.lotse');
    block.querySelector('[data-live]').textContent = 'Saved';
    block.querySelector('[data-region=main]').insertAdjacentHTML('beforeend', `
        <h4>Heading</h4><h5>Heading</h5><dl><dt>Word</dt><dd>Meaning</dd></dl><p class="lotse-actions">Text</p>
        <section class="lotse-paper lotse-lines"><p class="lotse-code">Code</p></section>
        <ul class="lotse-cards"><li class="lotse-card"><p>Card</p><button aria-disabled="true">No</button></li></ul>
        <input type="text" aria-invalid="true"><select aria-invalid="true"></select><textarea></textarea>
        <table><tr><th>Head <span class="lotse-muted">more</span></th><td>Cell</td></tr></table>
        <svg><text class="name number axis order">Text</text></svg>`);
    return [...block.querySelectorAll('*')].map(element => {
        const found = getComputedStyle(element);
        return [element.outerHTML.slice(0, 80), Array.from(found, name => `${name}: ${found[name]}`).join('\\n')];
    });
}"""


@pytest.fixture
def fragments():
    """Tag → how the page of its example looks to somebody who begins: markup and styles."""
    User.objects.create(pk=1, username="anna")
    found = {}
    for tag in registered():
        name = samples.of(tag).SCENARIO
        view = Site(language="en").desk(scenarios.scenario(tag, name).olx).view()
        styles = [resource.data for resource in view.resources if resource.mimetype == "text/css"]
        found[tag] = (view.body_html(), styles)
    return found


@pytest.fixture
def page(chromium):
    page = chromium.new_page(viewport={"width": 900, "height": 900})
    yield page
    page.close()


def measured(page, fragments):
    """Everything in the first of the blocks: how it begins, and its computed style."""
    styles = "".join(dict.fromkeys(style for _, all_ in fragments for style in all_))
    bodies = "".join(body for body, _ in fragments)
    page.set_content(f"<!doctype html><style>{styles} body {{ overflow-y: scroll }}</style>{bodies}")
    return page.evaluate(PROBE)


def test_a_block_looks_the_same_alone_and_beside_all_others(fragments, page):
    changed = []
    for tag, own in fragments.items():
        others = [fragments[other] for other in fragments if other != tag]
        alone, beside = measured(page, [own]), measured(page, [own, *others])
        assert len(alone) == len(beside) > 30
        for (element, here), (_, there) in zip(alone, beside, strict=True):
            if here != there:
                pairs = zip(here.splitlines(), there.splitlines(), strict=True)
                changed.append((tag, element, [pair for pair in pairs if pair[0] != pair[1]]))
    assert changed == []
