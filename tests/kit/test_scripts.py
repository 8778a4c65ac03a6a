"""The scripts as pages get them: all of the kit's files, once, and nothing inside it within reach of a block."""

import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.kit.stage import Stage, region
from xblocks.kit import render

BLOCKS = {"LotseWorkshop": "xblocks.modules.workshop", "LotseRetrospective": "xblocks.retrospective"}
TEXT = '<form data-handler="{}"><input type="text" name="text"><button>Send</button></form>'
STEP = '<form data-handler="{}"><button name="step" value="{}">Step</button></form>'
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


@pytest.mark.parametrize("handler", ["post", "add_card", "edit_card", "rename_group", "save_action"])
def test_what_is_written_at_a_board_outlives_another_role(stage: Stage, handler: str) -> None:
    stage.answers("resign", {"message": "Gone"})
    stage.open_block(
        TEXT.format(handler) + STEP.format("resign", ""), BLOCKS["LotseRetrospective"], "LotseRetrospective"
    )
    stage.field("text").fill("Mine")
    assert stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Step").click()
    stage.warns("Not sent")
    assert stage.arrived("resign") == []
    stage.field("text").fill("")
    stage.page.get_by_role("button", name="Step").click()
    stage.says("Gone")


def test_a_code_at_a_board_is_no_work(stage: Stage) -> None:
    stage.answers("facilitate", {"message": "Gone"})
    stage.open_block(
        TEXT.format("facilitate").replace("<form", "<form data-passing"),
        BLOCKS["LotseRetrospective"],
        "LotseRetrospective",
    )
    stage.field("text").fill("K7")
    assert not stage.asks_before_leaving()
    stage.page.get_by_role("button", name="Send").click()
    stage.says("Gone")


@pytest.mark.parametrize(
    ("handler", "step", "kept"),
    [
        ("work_on", "add:steps", True),
        ("work_on", "edit:steps:a1", True),
        ("work_on", "after:steps:a1", True),
        ("work_on", "close:steps", False),
        ("work_on", "add:other", False),
        ("form_team", "", True),
        ("delete_sheet", "", True),
        ("renew_code", "", False),
    ],
)
def test_which_steps_an_open_row_is_kept_from(stage: Stage, handler: str, step: str, kept: bool) -> None:
    stage.answers(handler, {"message": "Gone"})
    body = region("form-steps", TEXT.format("save_row")) + region("form-other", "") + STEP.format(handler, step)
    stage.open_block(body, BLOCKS["LotseWorkshop"], "LotseWorkshop")
    stage.field("text").fill("Mine")
    stage.page.get_by_role("button", name="Step").click()
    (stage.warns if kept else stage.says)("Not saved" if kept else "Gone")
    assert len(stage.arrived(handler)) == (not kept)
    expect(stage.field("text")).to_have_value("Mine")
    assert stage.asks_before_leaving()
