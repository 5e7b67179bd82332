"""A desk from before keeps counting working days, as its pages have promised; a new one counts calendar days."""

import django.core.validators
from django.db import migrations, models


def keep_working_days(apps, schema_editor):
    apps.get_model("complaints", "Desk").objects.update(working_days=True)


class Migration(migrations.Migration):

    dependencies = [
        ("complaints", "0011_roster_in_force"),
    ]

    operations = [
        migrations.AddField(
            model_name='desk',
            name='progress_days',
            field=models.PositiveSmallIntegerField(default=30, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(365)], verbose_name='หลังจากนั้นแจ้งความคืบหน้าทุก (วัน)'),
        ),
        migrations.AddField(
            model_name='desk',
            name='working_days',
            field=models.BooleanField(default=False, help_text='ไม่เลือก: นับทุกวันตามปฏิทิน หน้าเว็บบอกวิธีนับตามที่ตั้งไว้', verbose_name='นับเฉพาะวันทำการ'),
        ),
        migrations.AlterField(
            model_name='desk',
            name='answer_days',
            field=models.PositiveSmallIntegerField(default=15, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(180)], verbose_name='แจ้งผลหรือความคืบหน้าครั้งแรกภายใน (วัน)'),
        ),
        migrations.RunPython(keep_working_days, migrations.RunPython.noop),
    ]
