"""Let the ledger hold a hash of something that is not public, beside the acts of editions."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0012_several_requests_wait")]

    operations = [
        migrations.AlterField(
            "ledgerentry",
            "edition",
            models.ForeignKey(
                "publishing.edition",
                django.db.models.deletion.PROTECT,
                blank=True,
                null=True,
                related_name="entries",
                verbose_name="ฉบับเผยแพร่",
            ),
        ),
        migrations.AlterField(
            "ledgerentry",
            "action",
            models.CharField(
                choices=[
                    ("publish", "เผยแพร่"),
                    ("withdraw", "เพิกถอน"),
                    ("confirm", "ยืนยันการเผยแพร่เร่งด่วน"),
                    ("anchor", "ลงรหัสกำกับ"),
                ],
                max_length=10,
                verbose_name="การกระทำ",
            ),
        ),
        migrations.AddConstraint(
            "ledgerentry",
            models.CheckConstraint(
                condition=models.Q(
                    models.Q(("action", "anchor"), ("edition", None)),
                    models.Q(models.Q(("action", "anchor"), _negated=True), ("edition__isnull", False)),
                    _connector="OR",
                ),
                name="ledger_anchors_have_no_edition",
            ),
        ),
    ]
