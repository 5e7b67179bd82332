"""Give people of the roster a MAC over all their columns, and write the first roster in force from the rows.

What was changed in the database before this cannot be known. A desk without keys needs neither: the first key brings both.
"""

import json

import django.db.models.deletion
from django.core.exceptions import ImproperlyConfigured
from django.db import migrations, models
from django.utils import timezone

import common.fields
from complaints import row_macs
from complaints.readers.roster_version import of_person, of_reader
from complaints.server_secret import SecretMissing


def write_first(apps, schema_editor):
    def rows(name):
        return apps.get_model("complaints", name).objects.all()

    if not rows("Reader").exists() and not rows("RecoveryKey").exists():
        return
    try:
        readers = [row for row in rows("Reader").filter(ended_on=None) if row_macs.holds(row)]
        key = next((row for row in rows("RecoveryKey").filter(in_use=True) if row_macs.holds(row)), None)
    except SecretMissing as error:
        raise ImproperlyConfigured("COMPLAINTS_PEPPER is missing, but there is a complaint desk that needs it.") from error
    people = list(rows("StaffMember").select_related("division"))
    for row in people:
        row_macs.save(row)
    content = {
        "people": {str(row.pk): of_person(row) for row in people},
        "readers": {str(row.pk): of_reader(row) for row in readers},
        "recovery": bytes(key.public).hex() if key else "",
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    version = apps.get_model("complaints", "RosterVersion")
    row_macs.save(version(number=1, content=text, made_on=timezone.localdate()))


class Migration(migrations.Migration):
    dependencies = [("complaints", "0010_earlier_figures")]

    operations = [
        migrations.CreateModel(
            "RosterVersion",
            [
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(unique=True, verbose_name="รุ่นที่")),
                ("content", models.TextField(verbose_name="ทะเบียน")),
                ("made_on", common.fields.ThaiDateField(verbose_name="มีผลเมื่อ")),
                ("attestation", models.BinaryField(default=b"")),
            ],
            {
                "verbose_name": "ทะเบียนที่รับรอง",
                "verbose_name_plural": "ทะเบียนที่รับรอง",
                "ordering": ["-number"],
                "default_permissions": (),
            },
        ),
        migrations.AddField("staffmember", "attestation", models.BinaryField(default=b"", editable=False)),
        migrations.AlterField(
            "staffmember",
            "division",
            models.ForeignKey(
                "common.division",
                django.db.models.deletion.PROTECT,
                blank=True,
                null=True,
                verbose_name="ส่วนราชการ",
            ),
        ),
        migrations.RunPython(write_first, migrations.RunPython.noop),
    ]
