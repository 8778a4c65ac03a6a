"""The scripts as pages get them: all of the kit's files, once, and nothing inside it within reach of a block."""

import re
from importlib.resources import files

import pytest

from tests.kit.stage import Stage
from xblocks.kit import render

BLOCKS = {"LotseWorkshop": "xblocks.modules.workshop", "LotseRetrospective": "xblocks.retrospective"}
# Starts a second block on the page twice; what each start adds to the page.
ADDED = """init => {
  let added = 0;
  for (const [place, name] of [[EventTarget.prototype, 'addEventListener'], [window, 'setInterval']]) {
    const original = place[name];
    place[name] = function (...given) { added += 1; return original.apply(this, given); };
  }
  const element = document.getElementById('block').cloneNode(true);
  document.body.append(element);
  return [1, 2].map(() => {
    added = 0;
    window[init](window.runtime, element);
    return added > 0;
  });
}"""


def test_every_file_of_the_kit_is_part_of_its_script() -> None:
    found = {entry.name for entry in (files(render.KIT) / "assets").iterdir() if entry.name.endswith(".js")}
    assert found == {f"{name}.js" for name in render.KIT_SCRIPTS}


@pytest.mark.parametrize("package", [render.KIT, *BLOCKS.values()])
def test_types_and_reasons_are_not_sent(package: str) -> None:
    script = render.script(package)
    assert "connect(runtime, " in script
    assert re.findall(r"/\*|^\s*//", script, re.MULTILINE) == []


def test_the_kit_shows_what_it_exports_and_nothing_else_and_runs_once(stage: Stage) -> None:
    stage.open("")
    page = stage.page
    page.goto("about:blank")
    before = set(page.evaluate("() => Object.keys(window)"))
    page.add_script_tag(content=render.script(render.KIT))
    assert set(page.evaluate("() => Object.keys(window)")) - before == {"LotseKit", "LotseBlock", "LotseStudio"}
    page.evaluate("() => { window.first = window.LotseKit; }")
    page.add_script_tag(content=render.script(render.KIT))
    assert page.evaluate("() => window.first === window.LotseKit")


@pytest.mark.parametrize(("init", "package"), BLOCKS.items())
def test_a_block_that_is_started_twice_listens_once(stage: Stage, init: str, package: str) -> None:
    stage.open("")
    stage.page.add_script_tag(content=render.script(package))
    assert stage.page.evaluate(ADDED, init) == [True, False]
