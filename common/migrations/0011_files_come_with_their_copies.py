"""Find files by foreign keys together with their copies. Nothing in the database changes."""

import django.db.models.manager
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("common", "0010_day_of_last_login")]

    operations = [
        migrations.AlterModelOptions(
            "storedfile",
            {
                "base_manager_name": "fetched",
                "ordering": ["-uploaded_at"],
                "verbose_name": "ไฟล์",
                "verbose_name_plural": "ไฟล์",
            },
        ),
        migrations.AlterModelManagers(
            "storedfile",
            [("objects", django.db.models.manager.Manager()), ("fetched", django.db.models.manager.Manager())],
        ),
    ]
