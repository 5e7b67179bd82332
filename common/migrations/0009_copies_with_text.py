"""Let a scan have a copy with a text layer beside it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0008_same_bytes_under_several_names")]

    operations = [
        migrations.AddField(
            "storedfile",
            "with_text",
            models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="originals",
                to="common.storedfile",
                verbose_name="ฉบับที่ค้นหาข้อความได้",
            ),
        ),
    ]
