"""Contents of editions move to the end of their table, so that whoever reads the facts of many passes by no content."""

from django.db import migrations, models
from django.db.models import F


def copy(apps, schema_editor):
    apps.get_model("publishing", "Edition").objects.update(moved=F("content"))


def copy_back(apps, schema_editor):
    apps.get_model("publishing", "Edition").objects.update(content=F("moved"))


class Migration(migrations.Migration):
    dependencies = [("publishing", "0013_anchors_without_edition")]

    operations = [
        # A row of SQLite is read from its first column on: what stands behind a long content costs as much as the content.
        migrations.AddField("edition", "moved", models.JSONField("เนื้อหา", default=dict)),
        migrations.RunPython(copy, copy_back),
        # With a default, so that the way back can add it.
        migrations.AlterField("edition", "content", models.JSONField("เนื้อหา", default=dict)),
        migrations.RemoveField("edition", "content"),
        migrations.RenameField("edition", "moved", "content"),
        migrations.AlterField("edition", "content", models.JSONField("เนื้อหา")),
    ]
