"""Tell beside the seal that a reporter wrote to a closed case: nobody's key is needed to find it among all that are closed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0029_reporter_by_one_name")]

    operations = [
        migrations.AddField(
            "case", "written_on", models.DateField(null=True, verbose_name="ผู้แจ้งเขียนหลังยุติเมื่อ")
        ),
        migrations.AddIndex(
            "case",
            models.Index(fields=["written_on"], condition=models.Q(written_on__isnull=False), name="case_written"),
        ),
    ]
