"""Give a case room for letters to readers who were taken off it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0015_roster_by_two")]

    operations = [migrations.AddField("case", "farewells", models.BinaryField(default=b""))]
