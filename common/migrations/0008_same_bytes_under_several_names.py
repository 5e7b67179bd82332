"""Let the same bytes be stored under several names: each record gives out its file under its own."""

import common.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("common", "0007_licence_of_the_data")]

    operations = [
        migrations.AlterField(
            "storedfile",
            "sha256",
            models.CharField(
                db_index=True, editable=False, max_length=64, validators=[common.models.HASH], verbose_name="SHA-256"
            ),
        ),
        migrations.AddConstraint(
            "storedfile", models.UniqueConstraint(fields=("sha256", "name"), name="stored_file_once_a_name")
        ),
    ]
