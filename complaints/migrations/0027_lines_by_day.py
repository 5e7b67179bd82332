"""Let each line of the board bear its case's day, so that an index leads to the lines of a page."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def copy_days(apps, schema_editor):
    day = apps.get_model("complaints", "Case").objects.filter(pk=OuterRef("pk")).values("received_on")
    apps.get_model("complaints", "BoardEntry").objects.update(received_on=Subquery(day))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0026_one_word_for_withdrawal")]

    operations = [
        migrations.AddField("boardentry", "received_on", models.DateField("วันที่รับเรื่อง", editable=False, null=True)),
        migrations.RunPython(copy_days, migrations.RunPython.noop),
        migrations.AlterField("boardentry", "received_on", models.DateField("วันที่รับเรื่อง", editable=False)),
        migrations.AddIndex("boardentry", models.Index(fields=["-received_on", "case"], name="board_by_day")),
        migrations.AddIndex("boardentry", models.Index(fields=["category", "-received_on", "case"], name="board_by_category")),
    ]
