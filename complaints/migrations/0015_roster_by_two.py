"""Let key holders confirm changes of the roster, and give each version of it a salt for its hash in the ledger."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0014_seal_telephone_seeds"), ("publishing", "0013_anchors_without_edition")]

    operations = [
        migrations.AddField(
            "staffmember",
            "changed_by",
            models.PositiveBigIntegerField(editable=False, null=True, verbose_name="ผู้เสนอแก้ไข"),
        ),
        migrations.AddField("rosterversion", "salt", models.BinaryField(default=b"")),
        migrations.CreateModel(
            "RosterConfirmation",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("change", models.CharField(max_length=64, verbose_name="การเปลี่ยนแปลง")),
                ("attestation", models.BinaryField(default=b"")),
                (
                    "reader",
                    models.ForeignKey(
                        "complaints.reader", django.db.models.deletion.CASCADE, verbose_name="ผู้รับรอง"
                    ),
                ),
            ],
            {
                "verbose_name": "การรับรองทะเบียน",
                "verbose_name_plural": "การรับรองทะเบียน",
                "ordering": ["pk"],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=["change", "reader"], name="roster_change_confirmed_once")
                ],
            },
        ),
    ]
