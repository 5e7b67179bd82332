"""Telephone and fax of the office hold telephone numbers."""

from django.db import migrations

import common.fields
import common.telephones


class Migration(migrations.Migration):
    dependencies = [("common", "0012_when_divisions_end")]

    operations = [
        migrations.AlterField(
            "organisation",
            "phones",
            common.fields.ThaiCharField(
                blank=True,
                help_text="คั่นหลายหมายเลขด้วยจุลภาค",
                max_length=200,
                validators=[common.telephones.validate],
                verbose_name="โทรศัพท์",
            ),
        ),
        migrations.AlterField(
            "organisation",
            "fax",
            common.fields.ThaiCharField(
                blank=True, max_length=100, validators=[common.telephones.validate], verbose_name="โทรสาร"
            ),
        ),
    ]
