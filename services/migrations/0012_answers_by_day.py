from collections import defaultdict

from django.db import migrations
from django.db.models import Count


def count(apps, schema_editor):
    """Write into each standing how many answers each day brought by link or code."""
    answers = apps.get_model("services", "Answer").objects.filter(channel="qr").order_by("day")
    days = defaultdict(dict)
    for one, service, day, number in answers.values_list("round", "service", "day").annotate(Count("pk")):
        days[one, service][str(day)] = number
    for standing in apps.get_model("services", "Standing").objects.all():
        standing.counts = standing.counts | {"days": days[standing.round_id, standing.service_id]}
        standing.save(update_fields=["counts"])


class Migration(migrations.Migration):
    dependencies = [("services", "0011_eighth_indicator")]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
