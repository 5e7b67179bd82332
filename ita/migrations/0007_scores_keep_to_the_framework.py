"""Scores name what their year's framework measures, which is data now; the database keeps them to it."""

import django.core.validators
from django.db import migrations, models

from measures.frameworks import guards


# (table, its column)
KEPT = (("ita_instrumentscore", "instrument"), ("ita_indicatorscore", "indicator"))


def create(apps, schema_editor):
    for table, column in KEPT:
        guards.create(schema_editor, table, column, year="year_id")


def drop(apps, schema_editor):
    for table, _column in KEPT:
        guards.drop(schema_editor, table)


class Migration(migrations.Migration):

    dependencies = [
        ('ita', '0006_live_readiness'),
        ('measures', '0008_framework_of_a_year'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='indicatorscore',
            name='score_indicator_one_to_ten',
        ),
        migrations.RemoveConstraint(
            model_name='instrumentscore',
            name='score_instrument_known',
        ),
        migrations.AlterField(
            model_name='indicatorscore',
            name='indicator',
            field=models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(99)], verbose_name='ตัวชี้วัด'),
        ),
        migrations.AlterField(
            model_name='instrumentscore',
            name='instrument',
            field=models.CharField(max_length=8, validators=[django.core.validators.RegexValidator('\\A[A-Z]{2,8}\\Z', 'รหัสแบบวัดเป็นอักษรโรมันตัวใหญ่ เช่น OIT')], verbose_name='แบบวัด'),
        ),
        migrations.RunPython(create, drop),
    ]
