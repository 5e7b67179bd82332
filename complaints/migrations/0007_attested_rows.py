"""Give cases a MAC over their columns, and readers and recovery keys one over all of theirs.

What was changed in the database before this cannot be known; a reader or recovery key whose attestation does not
hold keeps the one that does not.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import migrations, models

from complaints import row_macs
from complaints.server_secret import attest


def of_reader(reader):
    return attest(
        "reader",
        reader.user_id,
        reader.public,
        reader.staff_member_id,
        reader.outside,
        reader.opens_general,
        reader.opens_corruption,
        reader.ended_on,
    )


def of_recovery_key(key):
    return attest("recovery", key.public, key.locks)


def attest_rows(apps, schema_editor):
    held = []
    for name, before in {"Reader": of_reader, "RecoveryKey": of_recovery_key}.items():
        for row in apps.get_model("complaints", name).objects.all():
            held.append(bytes(row.attestation) == before(row))
            if held[-1]:
                row_macs.save(row)
    cases = apps.get_model("complaints", "Case").objects
    if not any(held) and (held or cases.exists()):
        raise ImproperlyConfigured("COMPLAINTS_PEPPER is not the value that the complaint desk was set up with.")
    for case in cases.iterator():
        row_macs.save(case)


class Migration(migrations.Migration):
    dependencies = [("complaints", "0006_roster_other_names")]

    operations = [
        migrations.AddField("case", "attestation", models.BinaryField(default=b"")),
        migrations.RunPython(attest_rows, migrations.RunPython.noop),
    ]
