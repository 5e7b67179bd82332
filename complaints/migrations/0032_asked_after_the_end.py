"""Tell beside the seal that a request waits for a second reader of a closed case: nobody's key is needed to find it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0031_one_name_for_one_status")]

    operations = [
        migrations.AddField(
            "case", "asked_after_end", models.BooleanField(default=False, verbose_name="มีคำขอรอยืนยันหลังยุติ")
        ),
        migrations.AddIndex(
            "case",
            models.Index(fields=["asked_after_end"], condition=models.Q(asked_after_end=True), name="case_asked"),
        ),
    ]
