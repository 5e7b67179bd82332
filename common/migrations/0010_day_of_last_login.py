"""Keep of the last sign-in its day alone, also of those from before."""

from django.db import migrations

import common.fields


def keep_the_day(apps, schema_editor):
    users = apps.get_model("common", "StaffUser").objects.exclude(last_login=None)
    for user in users.only("last_login"):
        user.save(update_fields=["last_login"])


class Migration(migrations.Migration):
    dependencies = [("common", "0009_copies_with_text")]

    operations = [
        migrations.AlterField(
            "staffuser",
            "last_login",
            common.fields.DayOfMomentField(blank=True, null=True, verbose_name="เข้าสู่ระบบครั้งล่าสุด"),
        ),
        migrations.RunPython(keep_the_day, migrations.RunPython.noop),
    ]
