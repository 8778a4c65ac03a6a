"""The fields of the platform's own types, as far as a course may set them, on XBlock's own field classes.

Names and types are the platform's: `lms/djangoapps/lms_xblock/mixin.py`, `xmodule/x_module.py`,
`xmodule/modulestore/inheritance.py`, `xmodule/course_block.py`, `xmodule/seq_block.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

import yaml
from lxml import etree
from xblock.core import XBlock, XBlockMixin
from xblock.fields import Boolean, Date, Dict, Field, Float, Integer, List, Scope, String, Timedelta

from course_export.reading.elements import POINTED, words


def _fields(kind: type[Field], names: str, scope: Any = Scope.settings) -> dict[str, Field]:
    return {name: kind(scope=scope) for name in names.split()}


def _mixin(name: str, **fields: Field) -> type[XBlockMixin]:
    return type(name, (XBlockMixin,), fields)


PlatformFields = _mixin(
    "PlatformFields",
    **_fields(
        String,
        "display_name format chrome default_tab source_file course_edit_method giturl xqa_key showanswer show_correctness "
        "rerandomize static_asset_path matlab_api_key upstream upstream_display_name",
    ),
    **_fields(
        Boolean,
        "graded visible_to_staff_only hide_from_toc self_paced in_entrance_exam use_latex_compiler "
        "video_speed_optimizations video_auto_advance show_reset_button edxnotes edxnotes_visibility",
    ),
    **_fields(Date, "start due"),
    **_fields(Integer, "relative_weeks_due max_attempts upstream_version upstream_version_declined"),
    **_fields(Float, "days_early_for_beta weight"),
    **_fields(Timedelta, "graceperiod"),
    **_fields(Dict, "group_access video_bumper"),
    **_fields(List, "user_partitions downstream_customized"),
)
"""What the platform mixes into every block."""

_SEQUENCE = {
    **_fields(
        Boolean,
        "hide_after_due is_entrance_exam is_time_limited is_proctored_enabled is_practice_exam is_onboarding_exam",
    ),
    **_fields(Integer, "default_time_limit_minutes"),
    **_fields(String, "exam_review_rules"),
    **_fields(Integer, "position", Scope.user_state),
}


class Native(XBlock):
    """A built-in type: its attributes are its settings; what is inside belongs to its own code on the platform."""

    @classmethod
    def parse_xml(cls, node: etree._Element, runtime: Any, keys: Any) -> XBlock:
        """Read the attributes as the platform's built-in types do."""
        block = runtime.construct_xblock_from_class(cls, keys)
        for name, value in node.items():
            field = block.fields.get(name)
            if field is not None:
                field.write_to(block, value_of(node.tag, field, value))
        return block


def _native(name: str, base: type[XBlock] = Native, **fields: Field) -> type[XBlock]:
    return type(name, (base,), fields)


NATIVES: dict[str, type[XBlock]] = {
    "course": _native(
        "Course",
        **_SEQUENCE,
        **_fields(Date, "end enrollment_start enrollment_end certificate_available_date announcement"),
        **_fields(
            String,
            "language advertised_start end_of_course_survey_url ccx_connector due_date_display_format enrollment_domain "
            "certificates_display_behavior course_image banner_image video_thumbnail_image cert_name_short cert_name_long "
            "css_class discussion_link display_organization display_coursenumber course_survey_name catalog_visibility "
            "entrance_exam_id social_sharing_url proctoring_provider proctoring_escalation_email course_visibility "
            "video_sharing_options course_theme_variant license wiki_slug",
        ),
        **_fields(
            Boolean,
            "show_calculator mobile_available no_grade disable_progress_graph enable_ccx allow_anonymous "
            "allow_anonymous_to_peers show_timezone certificates_show_before_end cert_html_view_enabled hide_progress_tab "
            "allow_public_wiki_access invitation_only course_survey_required entrance_exam_enabled enable_proctored_exams "
            "allow_proctoring_opt_out create_zendesk_tickets enable_timed_exams enable_subsection_gating "
            "force_on_flexible_peer_openassessments allow_unsupported_xblocks highlights_enabled_for_messaging",
        ),
        **_fields(Integer, "cosmetic_display_price max_student_enrollments_allowed"),
        **_fields(Float, "entrance_exam_minimum_score_pct minimum_grade_credit"),
        **_fields(
            List,
            "lti_passports textbooks pre_requisite_courses tabs discussion_blackouts pdf_textbooks html_textbooks "
            "advanced_modules learning_info course_wide_js course_wide_css",
        ),
        **_fields(
            Dict,
            "grading_policy discussion_topics discussions_settings cohort_config video_upload_pipeline remote_gradebook "
            "cert_html_view_overrides certificates teams_configuration instructor_info other_course_settings",
        ),
    ),
    "chapter": _native("Chapter", **_SEQUENCE, **_fields(List, "highlights")),
    "sequential": _native("Sequential", **_SEQUENCE),
    "vertical": _native("Vertical", **_SEQUENCE, **_fields(Boolean, "discussion_enabled")),
    "html": _native("Html", **_fields(String, "editor source_code"), **_fields(Boolean, "use_latex_compiler")),
    "problem": _native(
        "Problem",
        **_fields(String, "grading_method markdown source_code"),
        **_fields(Integer, "attempts_before_showanswer_button submission_wait_seconds"),
        **_fields(Boolean, "force_save_button markdown_edited"),
        **_fields(Integer, "attempts seed", Scope.user_state),
        **_fields(Boolean, "done has_saved_answers", Scope.user_state),
        **_fields(Dict, "correct_map input_state student_answers score", Scope.user_state),
        **_fields(List, "correct_map_history student_answers_history score_history", Scope.user_state),
        **_fields(Date, "last_submission_time", Scope.user_state),
    ),
    "discussion": _native(
        "Discussion", XBlock, **_fields(String, "discussion_id discussion_category discussion_target sort_key")
    ),
}
"""Built-in types whose fields are known here."""

# Fields of plain XBlocks that every installation has, as far as their reading as YAML can go wrong.
_PLAIN: dict[str, dict[str, Field]] = {
    "drag-and-drop-v2": _fields(Dict, "data", Scope.content),
    "lti_consumer": _fields(List, "custom_parameters"),
    "poll": _fields(List, "answers"),
    "survey": _fields(List, "answers questions"),
}

# Names that are no fields, but mean something in OLX.
NO_FIELDS = words("url_name xblock-family filename org course slug name tags-v1 x-is-pointer-node xml_attributes")
# Nobody writes more YAML into an attribute by hand, and PyYAML needs seconds for little that is nested deeply.
_LONGEST_YAML = 500


@cache
def known(tag: str) -> dict[str, Field] | None:
    """Return the fields of a built-in type, those of every block included; None for a type without a list here."""
    native = NATIVES.get(tag)
    return {**PlatformFields.fields, **native.fields} if native else None


@cache
def declared(tag: str) -> Mapping[str, Field]:
    """Return the fields that a type is known to have, if not all of them."""
    return known(tag) or {**PlatformFields.fields, **_PLAIN.get(tag, {})}


def read(tag: str, name: str, text: str) -> Any:
    """Return what the platform reads in an attribute, as a value for JSON.

    What it cannot read, or what belongs to a field nobody here knows, stays as it is written.
    """
    field = declared(tag).get(name)
    try:
        return json.loads(text) if field is None else field.to_json(value_of(tag, field, text))
    except Exception:  # noqa: BLE001 - PyYAML, dateutil and json raise whatever odd texts lead them to
        return text


def kept(tag: str, name: str, value: Any) -> Any:
    """Return what the platform makes of a value that a policy sets, as a value for JSON; see `read`."""
    field = declared(tag).get(name)
    try:
        return value if field is None else field.to_json(field.from_json(value))
    except Exception:  # noqa: BLE001 - as above
        return value


def value_of(tag: str, field: Field, text: str) -> Any:
    """Return the value that the platform gets from an attribute. Raises what it raises, a subclass of Exception."""
    if tag in POINTED:
        return field.from_json(_stored(field, text))
    return field.from_string(text) if isinstance(field, String) else field.enforce_type(_yaml(text))


@lru_cache(maxsize=10_000)
def _yaml(text: str) -> Any:
    """Return what `Field.from_string` reads; what is longer has to be JSON, which says the same.

    By the same loader as the platform: libyaml, which is faster, reads halves of an emoji and odd texts otherwise.
    """
    return json.loads(text) if len(text) > _LONGEST_YAML else yaml.safe_load(text)


def _stored(field: Field, text: str) -> Any:
    """Return what the platform's own types keep: JSON if the field takes it, otherwise the text (`deserialize_field`)."""
    try:
        value = json.loads(text)
        field.from_json(value)
    except (ValueError, TypeError):
        return text
    return value
