"""Call the checklist by its official short name in the admin."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ita", "0008_next_round_in_words")]

    operations = [
        migrations.AlterModelOptions(
            "oitcatalogue",
            options={
                "ordering": ["-fiscal_year"],
                "verbose_name": "แบบตรวจ OIT ประจำปี",
                "verbose_name_plural": "แบบตรวจ OIT ประจำปี",
            },
        ),
        migrations.AlterModelOptions(
            "oititem",
            options={
                "ordering": ["-catalogue_id", "order"],
                "verbose_name": "รายการตามแบบตรวจ OIT",
                "verbose_name_plural": "รายการตามแบบตรวจ OIT",
            },
        ),
    ]
