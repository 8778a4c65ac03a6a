"""How the app plugs into the platform, by the platform's own plugin library."""

import re
import sys
from io import StringIO
from types import ModuleType, SimpleNamespace

import pytest
from django.core.management import call_command
from django.dispatch import Signal
from edx_django_utils.plugins import plugin_settings, plugin_signals, registry

from tests.modules_of_the_platform import put
from xblocks.spaces import api
from xblocks.spaces.apps import SpacesConfig


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch) -> Signal:
    """A platform that has found our entry point, and its signal of retirement."""
    monkeypatch.setattr(registry, "get_plugin_app_configs", lambda project_type: [SpacesConfig])
    signal = Signal()
    put(monkeypatch, "openedx.core.djangoapps.user_api.accounts.signals", USER_RETIRE_LMS_CRITICAL=signal)
    return signal


@pytest.mark.parametrize("project", ["lms.djangoapp", "cms.djangoapp"])
@pytest.mark.parametrize("kind", ["common", "production"])
def test_calls_of_our_handlers_stay_out_of_the_tracking_log(
    platform: Signal, monkeypatch: pytest.MonkeyPatch, project: str, kind: str
) -> None:
    settings = ModuleType("platform_settings")
    settings.TRACKING_IGNORE_URL_PATTERNS = ["^/event"]
    monkeypatch.setitem(sys.modules, "platform_settings", settings)
    for _ in range(2):
        plugin_settings.add_plugins("platform_settings", project, kind)

    patterns: list[str] = settings.TRACKING_IGNORE_URL_PATTERNS
    assert patterns[0] == "^/event" and len(patterns) == 2
    block = "block-v1:O+C+R+type@{}+block@check"
    ignored = {
        f"/courses/course-v1:O+C+R/xblock/{block}/handler/save",
        f"/courses/course-v1:O+C+R/xblock/{block}/handler_noauth/save/x",
        f"/preview/xblock/{block}/handler/save",
        f"/xblock/{block}/handler/save",
        f"/api/xblock/v2/xblocks/{block}/handler/12-abc/save/",
        "/api/xblock/v2/xblocks/lb:O:library:{}:check/handler/12-abc/save/",
        "/courses/O/C/R/xblock/i4x:;_;_O;_C;_{};_check/handler/save",
    }
    for path in ignored:
        assert re.match(patterns[1], path.format("lotse_retrospective"))
        assert not re.match(patterns[1], path.format("problem"))
    assert not re.match(patterns[1], f"/xblock/{block}".format("lotse_retrospective"))
    assert not re.match(patterns[1], "/courses/course-v1:O+C+R/courseware/lotse_intro/")


def test_the_platforms_retirement_deletes_the_persons_work(platform: Signal, db: None) -> None:
    own = api.SpaceKey("course", "competences", "person:42")
    with api.write(own) as writer:
        writer.put("self_assessment.rating", "T0", {}, person="42")
    plugin_signals.connect_plugin_receivers("lms.djangoapp")

    platform.send(sender=object, user=SimpleNamespace(pk=42), retired_username="x", retired_email="y")
    assert api.read(own).space_id is None


def test_the_migrations_are_complete(db: None) -> None:
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert "No changes" in out.getvalue()
