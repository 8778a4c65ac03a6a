"""CourseOverview and BlockCompletion, as far as blocks have to do with them."""

from django.db import models
from opaque_keys.edx.django.models import CourseKeyField, LearningContextKeyField, UsageKeyField


class CourseOverview(models.Model):
    """The courses of a site. Its key takes no library."""

    id = CourseKeyField(db_index=True, primary_key=True, max_length=255)
    display_name = models.TextField(null=True)
    language = models.TextField(null=True)


class BlockCompletion(models.Model):
    """Where the platform notes what a block publishes."""

    context_key = LearningContextKeyField(max_length=255)
    block_key = UsageKeyField(max_length=255)
    completion = models.FloatField()
