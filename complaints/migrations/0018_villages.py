"""The villages that a reporter of the general door may choose from."""

import common.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0017_escrow")]

    operations = [
        migrations.CreateModel(
            "Village",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(default=0, verbose_name="ลำดับ")),
                (
                    "name",
                    common.fields.ThaiCharField(
                        help_text="เช่น หมู่ที่ ๑ บ้านโคกคอน", max_length=100, unique=True, verbose_name="หมู่บ้านหรือชุมชน"
                    ),
                ),
            ],
            {
                "verbose_name": "หมู่บ้านหรือชุมชน",
                "verbose_name_plural": "หมู่บ้านและชุมชน",
                "ordering": ["order", "pk"],
                "abstract": False,
            },
        ),
    ]
