"""Of printed one-time codes only a keyed hash is kept. Without the server's secret they can't be kept, and go."""

from django.db import migrations

from complaints.readers.one_time_codes import hashed
from complaints.server_secret import SecretMissing


def hash_codes(apps, schema_editor):
    for token in apps.get_model("otp_static", "StaticToken").objects.all():
        try:
            token.token = hashed(token.token)
        except SecretMissing:
            token.delete()
        else:
            token.save(update_fields=["token"])


class Migration(migrations.Migration):

    dependencies = [
        ("complaints", "0008_notes_of_before"),
        ("otp_static", "0003_add_timestamps"),
    ]

    operations = [migrations.RunPython(hash_codes, migrations.RunPython.noop)]
