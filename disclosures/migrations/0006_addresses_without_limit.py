"""Addresses without limit: a file's name of 120 Thai letters makes one of more than a thousand signs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0005_checked_links")]
    operations = [migrations.AlterField("link", "address", models.TextField(verbose_name="ที่อยู่"))]
