"""The opening balance's date is typed and read in the Buddhist era."""

import common.fields
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("visitors", "0002_new_hash_counts_its_day")]

    operations = [
        migrations.AlterField(
            model_name="openingbalance",
            name="as_of",
            field=common.fields.ThaiDateField(verbose_name="ณ วันที่"),
        ),
    ]
