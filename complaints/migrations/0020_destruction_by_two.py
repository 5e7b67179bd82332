"""Note on a case the day on which its readers agreed that it be destroyed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0019_restored_cases")]

    operations = [migrations.AddField("case", "agreed_on", models.DateField(null=True, verbose_name="ยืนยันให้ทำลายเมื่อ"))]
