"""Keep the first limit apart from the one that reopening begins, so that a late answer stays late in the statistics."""

from django.db import migrations, models
from django.db.models import F


def from_the_limit(apps, schema_editor):
    apps.get_model("complaints", "Case").objects.update(first_due_on=F("due_on"))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0004_setting_up_page")]

    operations = [
        migrations.AddField("case", "first_due_on", models.DateField("ครบกำหนดแจ้งผลครั้งแรก", null=True)),
        migrations.RunPython(from_the_limit, migrations.RunPython.noop),
        migrations.AlterField("case", "first_due_on", models.DateField("ครบกำหนดแจ้งผลครั้งแรก")),
    ]
