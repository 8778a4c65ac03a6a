"""Where authors meet a block: Studio's modal and the frame in which a library shows it."""

import pytest

from tests import markup
from tests.desk import Desk
from tests.kit.stage import BARE, WRAPPED, Stage, region


@pytest.mark.parametrize("given", [BARE, WRAPPED], ids=["bare", "wrapped"])
def test_addresses_are_asked_for_with_what_the_initialiser_got(stage: Stage, given: str) -> None:
    """The frame of a library keeps them on the wrapped element, the platform's other pages inside the bare one."""
    stage.given = given
    stage.answers("studio_edit", {"message": "Saved", "done": True})
    stage.open(
        region("main", '<form data-handler="studio_edit" data-done="save"><input name="a"><button>Save</button></form>')
    )
    stage.page.get_by_role("button", name="Save").click()
    stage.says("Saved")
    assert stage.page.evaluate("window.notified") == ["save:start", "save:end"]


def test_studios_modal_adds_no_buttons_of_its_own(author: Desk) -> None:
    """It looks for this class; without it, its own *Close* would be the first button, and throw work away unasked."""
    for page in (author.page("studio_view"), author.but(language="da").page("studio_view")):
        (form,) = markup.parsed(page).xpath("//*[contains(concat(' ', @class, ' '), ' editor-with-buttons ')]")
        assert [button.get("data-notify") for button in form.xpath(".//button[@type='button']")] == ["cancel"]
        assert form.xpath(".//button[@name='operation' and @value='save']")
