"""A table waits as its file has it, with what was typed over it; what waited as a finished draft is brought in anew."""

from django.db import migrations, models


def drop_waiting(apps, schema_editor):
    apps.get_model("measures", "PendingImport").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("measures", "0005_rows_keep_their_ids")]

    operations = [
        migrations.RunPython(drop_waiting, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField("pendingimport", "draft"),
        migrations.AddField(
            "pendingimport", "table", models.JSONField(default=dict, verbose_name="ตารางที่อ่านได้และที่แก้แล้ว"), preserve_default=False
        ),
        migrations.AddField(
            "pendingimport", "answers", models.JSONField(blank=True, default=dict, verbose_name="คำตอบที่กรอกไว้")
        ),
    ]
