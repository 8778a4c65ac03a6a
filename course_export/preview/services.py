"""The platform's services for blocks, as far as a course on one desk needs them."""

import gettext
import hashlib
import re
from collections.abc import Iterable
from importlib import resources
from typing import Any

from django.conf import settings
from django.utils import translation
from opaque_keys.edx.keys import CourseKey, UsageKey
from xblock.core import XBlock
from xblock.reference.user_service import UserService, XBlockUser
from xblock.runtime import NullI18nService

from course_export.preview import store
from course_export.preview.visit import Visit
from course_export.reading.elements import asset_name

_LINK = re.compile(r"""(?P<quote>\\?['"])(?P<prefix>/static/|/jump_to_id/)(?P<rest>.*?)(?P=quote)""")


def anonymous_id(user_id: int, course: CourseKey) -> str:
    """Return an id that does not lead back to the person, one per course."""
    return hashlib.md5(f"{settings.SECRET_KEY}{user_id}{course}".encode()).hexdigest()


class PlayerUserService(UserService):
    """Tells blocks for whom they run, with the optional attributes of the platform."""

    def __init__(self, visit: Visit, course: CourseKey) -> None:
        super().__init__()
        self._visit = visit
        self._course = course

    def get_current_user(self) -> XBlockUser:
        visit, learner = self._visit, self._visit.learner
        user = XBlockUser(is_current_user=True, emails=[learner.email], full_name=learner.first_name)
        user.display_name = learner.first_name
        user.opt_attrs = {
            "edx-platform.user_id": learner.id,
            "edx-platform.username": learner.username,
            # Studio's preview says "student" for everybody, and that nobody is staff.
            "edx-platform.anonymous_user_id": "student" if visit.is_author else anonymous_id(learner.id, self._course),
            "edx-platform.is_authenticated": True,
            "edx-platform.user_is_staff": visit.is_staff and not visit.is_author,
            "edx-platform.user_is_global_staff": False,
            "edx-platform.user_is_beta_tester": False,
            "edx-platform.user_role": _role(visit),
            "edx-platform.user_preferences": {"pref-lang": visit.language, "time_zone": settings.TIME_ZONE},
            "edx-platform.request_country_code": None,
        }
        return user


def _role(visit: Visit) -> str:
    if visit.is_author:
        return "instructor"
    return "staff" if visit.is_staff else "student"


class BlockI18nService(NullI18nService):
    """Interface strings in the reader's language: from `translations/` beside the block, else Django's catalogue."""

    def __init__(self, block: XBlock) -> None:
        super().__init__()
        package = getattr(block, "unmixed_class", type(block)).__module__.rpartition(".")[0]
        locale = translation.to_locale(translation.get_language() or settings.LANGUAGE_CODE)
        try:
            folder = str(resources.files(package).joinpath("translations"))
            self._translations = gettext.translation("text", folder, [locale])
        except (OSError, ModuleNotFoundError, ValueError):
            self._translations = translation


class CompletionService:
    """Answers blocks that ask how far a person is."""

    def __init__(self, user_id: int) -> None:
        self._user_id = user_id

    def completion_tracking_enabled(self) -> bool:
        return True

    def get_completions(self, candidates: Iterable[UsageKey]) -> dict[UsageKey, float]:
        """Return the completion (0.0 to 1.0) of each candidate."""
        keys = list(candidates)
        found = store.completions(self._user_id, map(str, keys))
        return {key: found.get(str(key), 0.0) for key in keys}


class ReplaceUrlsService:
    """Turns links written for a course into addresses: only inside plain quotes, as on the platform.

    Studio replaces `/static/` but not `/jump_to_id/`.
    """

    def __init__(self, course: CourseKey, *, studio: bool) -> None:
        self._course = course
        self._studio = studio

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        """Return the text with `/static/<file>` and `/jump_to_id/<url_name>` replaced."""

        def address(match: re.Match[str]) -> str:
            quote, prefix, rest = match.group("quote"), match.group("prefix"), match.group("rest")
            if prefix == "/static/":
                return f"{quote}/asset/{asset_name(rest)}{quote}"
            if self._studio or static_replace_only:
                return match.group()
            return f"{quote}/courses/{self._course}/jump_to_id/{rest}{quote}"

        return _LINK.sub(address, text)


class SettingsService:
    """Operator settings of a block type; the player has none but Django's XBLOCK_SETTINGS."""

    def get_settings_bucket(self, block: XBlock, default: Any = None) -> Any:
        key = getattr(block, "block_settings_key", type(block).__name__)
        return settings.XBLOCK_SETTINGS.get(key, default if default is not None else {})
