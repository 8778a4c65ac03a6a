"""What the player keeps of people: fields of blocks, completion, grades, posts."""

from django.conf import settings
from django.db import models


class FieldValue(models.Model):
    """One field of one block, as the platform scopes it: `user` and `block` are empty where the scope has none.

    `value` is JSON; None in an authored scope means that the author removed the field, so that its default holds.

    .. no_pii: The persons of the local player are made up.
    """

    scope = models.CharField(max_length=64)
    user = models.CharField(max_length=32, blank=True)
    block = models.CharField(max_length=300, blank=True)
    field = models.CharField(max_length=64)
    value = models.TextField(null=True)

    class Meta:
        app_label = "lotse_preview"
        constraints = [
            models.UniqueConstraint(fields=["block", "user", "scope", "field"], name="one_value_per_scope"),
        ]


class Completion(models.Model):
    """How far one person is in one block: 0.0 to 1.0.

    .. no_pii: The persons of the local player are made up.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    block = models.CharField(max_length=255)
    value = models.FloatField()

    class Meta:
        app_label = "lotse_preview"
        constraints = [models.UniqueConstraint(fields=["user", "block"], name="one_completion_per_person")]


class Grade(models.Model):
    """One person's points in one block.

    .. no_pii: The persons of the local player are made up.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    block = models.CharField(max_length=255)
    value = models.FloatField()
    max_value = models.FloatField()

    class Meta:
        app_label = "lotse_preview"
        constraints = [models.UniqueConstraint(fields=["user", "block"], name="one_grade_per_person")]


class Post(models.Model):
    """One contribution to a discussion; all persons of the player see it.

    .. no_pii: The persons of the local player are made up.
    """

    discussion = models.CharField(max_length=255, db_index=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    text = models.TextField()
    written = models.DateTimeField()

    class Meta:
        app_label = "lotse_preview"
        ordering = ["id"]
