"""Remember with its hash up to where the ledger was found whole, and when everything was looked at last.

The first check after this finds no hash and looks at everything.
"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0018_until_when_the_site_has_lived")]

    operations = [
        migrations.AddField(
            "ledgercheck", "newest_sha256", models.CharField("แฮชของรายการที่ตรวจถึง", max_length=64, blank=True, default=""),
            preserve_default=False,
        ),
        migrations.AddField("ledgercheck", "whole_at", models.DateTimeField("ตรวจครบทุกรายการเมื่อ", null=True, blank=True)),
    ]
