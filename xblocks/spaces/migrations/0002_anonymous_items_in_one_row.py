"""Items of anonymous spaces move into one row each (see `xblocks.spaces.rows.sealed`); keys on SQLite become the rows'
places, which databases made on the first day (25 November 2026) did not have.
"""

import json
from collections import defaultdict
from datetime import UTC, datetime, time

from django.db import migrations


def seal(apps, schema_editor):
    """Put the items of each anonymous space into one row."""
    item_model, database = apps.get_model("lotse", "Item"), schema_editor.connection.alias
    items = item_model.objects.using(database).filter(space__anonymous=True)
    found = defaultdict(dict)
    days = {}
    for item in items.filter(deleted=False).exclude(kind="sealed").select_related("space"):
        found[item.space_id][item.kind, item.key] = item.data
        days[item.space_id] = datetime.combine(item.space.last_used, time.max, UTC)
    items.exclude(kind="sealed").delete()
    for space_id, texts in found.items():
        data = [f"[{json.dumps(kind)},{json.dumps(key)},{texts[kind, key]}]" for kind, key in sorted(texts)]
        item_model.objects.using(database).create(
            space_id=space_id, kind="sealed", key="all", data=f"[{','.join(data)}]", revision=0, modified=days[space_id]
        )


def unseal(apps, schema_editor):
    """A row for each item again, in the order of their keys, which are random."""
    item_model, database = apps.get_model("lotse", "Item"), schema_editor.connection.alias
    for row in list(item_model.objects.using(database).filter(kind="sealed")):
        row.delete()
        for kind, key, data in json.loads(row.data):
            text = json.dumps(data, separators=(",", ":"))
            item_model.objects.using(database).create(
                space_id=row.space_id, kind=kind, key=key, data=text, revision=0
            )


def rebuild(apps, schema_editor):
    """Make the primary key the row's place in the file of SQLite, where it is not yet."""
    connection = schema_editor.connection
    if connection.vendor != "sqlite":
        return
    for name in ("Item", "Mark"):
        model = apps.get_model("lotse", name)
        with connection.cursor() as cursor:
            columns = connection.introspection.get_table_description(cursor, model._meta.db_table)
        if next(column.type_code for column in columns if column.name == "id") != "integer":
            schema_editor._remake_table(model)


class Migration(migrations.Migration):

    dependencies = [("lotse", "0001_initial")]

    operations = [
        migrations.RunPython(seal, unseal),
        migrations.RunPython(rebuild, migrations.RunPython.noop),
    ]
