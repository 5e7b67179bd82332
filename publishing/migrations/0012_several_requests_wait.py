"""Several requests for one key wait side by side, one of each author; the frozen whole is gone, its item says it."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("publishing", "0011_requests_of_items")]

    operations = [
        migrations.RemoveField("submission", "content"),
        migrations.RemoveConstraint("submission", "submission_one_waiting"),
        migrations.RemoveConstraint("submission", "submission_returned_with_note"),
        migrations.AddConstraint(
            "submission",
            models.UniqueConstraint(
                fields=["kind", "key", "submitted_by"], condition=Q(status="waiting"), name="submission_one_waiting_each"
            ),
        ),
        migrations.AddConstraint(
            "submission",
            models.CheckConstraint(
                name="submission_returned_with_note",
                condition=Q(status__in=["waiting", "approved", "taken-back"])
                | Q(status="returned") & ~Q(decision_note=""),
            ),
        ),
        migrations.AddConstraint(
            "submitteditem", models.UniqueConstraint(fields=["submission", "key"], name="submitted_item_once")
        ),
        migrations.AddConstraint(
            "submitteditem",
            models.CheckConstraint(
                name="submitted_item_decided",
                condition=Q(decision="waiting", edition=None, note="")
                | Q(decision="taken", edition__isnull=False, note="")
                | Q(decision="returned", edition=None) & ~Q(note=""),
            ),
        ),
    ]
