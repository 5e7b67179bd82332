"""Seeds of telephones lay in clear. Without the server's secret they stay as they are, and are sealed at the next update."""

from django.db import migrations

from complaints.readers.telephone_seeds import is_sealed, sealed
from complaints.server_secret import SecretMissing


def seal_seeds(apps, schema_editor):
    for device in apps.get_model("otp_totp", "TOTPDevice").objects.all():
        if is_sealed(device.key):
            continue
        try:
            device.key = sealed(bytes.fromhex(device.key))
        except SecretMissing:
            return
        device.save(update_fields=["key"])


class Migration(migrations.Migration):

    dependencies = [
        ("complaints", "0013_board_and_outside_bodies"),
        ("otp_totp", "0003_add_timestamps"),
    ]

    operations = [migrations.RunPython(seal_seeds, migrations.RunPython.noop)]
