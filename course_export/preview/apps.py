"""The player's own Django app."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    name = "course_export.preview"
    label = "lotse_preview"
    default_auto_field = "django.db.models.BigAutoField"
