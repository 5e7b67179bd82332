"""Give lines of the public board a MAC, as rows of cases have one: what stands there was agreed on by two.

What was changed in the database before this cannot be known.
"""

from django.core.exceptions import ImproperlyConfigured
from django.db import migrations, models

from complaints import row_macs
from complaints.server_secret import SecretMissing


def attest_rows(apps, schema_editor):
    try:
        for row in apps.get_model("complaints", "BoardEntry").objects.all():
            row_macs.save(row)
    except SecretMissing as error:
        raise ImproperlyConfigured("COMPLAINTS_PEPPER is missing, but there is a complaint desk that needs it.") from error


class Migration(migrations.Migration):
    dependencies = [("complaints", "0022_last_word")]

    operations = [
        migrations.AddField("boardentry", "attestation", models.BinaryField(default=b"", editable=False)),
        migrations.RunPython(attest_rows, migrations.RunPython.noop),
    ]
