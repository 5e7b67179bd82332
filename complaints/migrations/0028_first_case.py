"""Let the day of the first case be found without looking through all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("complaints", "0027_lines_by_day")]

    operations = [migrations.AddIndex("case", models.Index(fields=["received_on"], name="case_received"))]
