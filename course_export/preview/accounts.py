"""The accounts of the player's people."""

from django.contrib.auth.models import User

from course_export.preview.people import everybody


def create_missing() -> None:
    """Give every person an account, so that blocks meet real users with real ids."""
    for person in everybody():
        User.objects.get_or_create(
            username=person.username,
            defaults={
                "first_name": person.account or str(person.name),
                "email": f"{person.username}@example.org",
                "is_staff": False,
            },
        )
