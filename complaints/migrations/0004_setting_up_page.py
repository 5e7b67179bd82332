from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_officers_room")]

    operations = [
        migrations.CreateModel(
            name="SettingUp",
            fields=[],
            options={
                "verbose_name": "ตั้งห้องรับเรื่อง",
                "verbose_name_plural": "ตั้งห้องรับเรื่อง (ทีละขั้น)",
                "proxy": True,
                "default_permissions": (),
                "indexes": [],
                "constraints": [],
            },
            bases=("complaints.desk",),
        ),
    ]
