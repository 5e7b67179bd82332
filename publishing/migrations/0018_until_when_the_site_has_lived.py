"""The head of the ledger notes until when the site has lived: no clock that is put back hides what was out."""

from datetime import datetime

from django.db import migrations, models
from django.utils import timezone


def note(apps, schema_editor):
    newest = apps.get_model("publishing", "LedgerEntry").objects.order_by("position").last()
    now = max(timezone.now(), datetime.fromisoformat(newest.payload["at"])) if newest else None
    if now:
        due = apps.get_model("publishing", "Edition").objects.filter(published_at__lte=now).order_by("published_at")
        times = [datetime.fromisoformat(newest.payload["at"]), *due.values_list("published_at", flat=True).reverse()[:1]]
        apps.get_model("publishing", "LedgerHead").objects.update(lived_until=max(times))


class Migration(migrations.Migration):
    dependencies = [("publishing", "0017_items_stand_behind_rows")]

    operations = [
        migrations.AddField("ledgerhead", "lived_until", models.DateTimeField(null=True)),
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
