from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0023_attested_board")]

    operations = [
        migrations.AlterField("reader", "outside", models.BooleanField("ผู้รับเรื่องภายนอก", default=False)),
    ]
