"""Let the staff's lists of editions and requests read a page by its time, not sort everything there is."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("publishing", "0019_ledger_checked_so_far")]

    operations = [
        migrations.AddIndex("edition", models.Index(fields=["-approved_at", "-id"], name="edition_by_approval")),
        migrations.AddIndex(
            "edition",
            models.Index(
                fields=["approved_at"], condition=Q(emergency=True, confirmed_at=None, withdrawn_at=None), name="edition_unconfirmed"
            ),
        ),
        migrations.AddIndex("submission", models.Index(fields=["-submitted_at", "-id"], name="submission_by_day")),
        migrations.AddIndex(
            "submission", models.Index(fields=["submitted_at", "id"], condition=Q(status="waiting"), name="submission_waiting")
        ),
    ]
