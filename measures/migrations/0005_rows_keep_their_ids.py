"""Give every measure, step and result the id of the row that it became in what was approved last, else one of its own."""

from django.db import migrations, models

from measures.models.rows import RowIdField
from publishing import row_ids


def _approved(apps, year):
    editions = apps.get_model("publishing", "Edition").objects.filter(kind="measures", key=str(year), withdrawn_at=None)
    edition = editions.order_by("-number").first()
    return edition.content["measures"] if edition else []


def _name(records, rows, same):
    """Name records after the rows that say the same, and the rest after the row of their own place, if it is free."""
    free = dict(enumerate(rows, start=1))
    places = {}
    for record in records:
        place = next((place for place, row in free.items() if same(record, row)), None)
        if place:
            places[record.pk] = place
            del free[place]
    for place, record in enumerate(records, start=1):
        if record.pk not in places and place in free:
            places[record.pk] = place
            del free[place]
    for record in records:
        record.uid = str(places[record.pk]) if record.pk in places else row_ids.new()
        record.save(update_fields=["uid"])
    return {record.pk: rows[places[record.pk] - 1] for record in records if record.pk in places}


def _same_text(record, row):
    return record.text == row["text"]


def name_rows(apps, schema_editor):
    for plan in apps.get_model("measures", "Plan").objects.all():
        measures = list(apps.get_model("measures", "Measure").objects.filter(plan=plan).order_by("number"))
        found = _name(measures, _approved(apps, plan.pk), lambda record, row: record.title == row["title"])
        for measure in measures:
            row = found.get(measure.pk, {"steps": [], "results": []})
            for model, rows in (("Step", row["steps"]), ("Result", row["results"])):
                records = apps.get_model("measures", model).objects.filter(measure=measure).order_by("order", "pk")
                _name(list(records), rows, _same_text)


class Migration(migrations.Migration):
    dependencies = [("measures", "0004_pending_import"), ("publishing", "0001_editions")]

    operations = [
        migrations.AddField("measure", "uid", RowIdField()),
        migrations.AddField("step", "uid", RowIdField()),
        migrations.AddField("result", "uid", RowIdField()),
        migrations.RunPython(name_rows, migrations.RunPython.noop),
        migrations.AddConstraint("measure", models.UniqueConstraint(fields=["plan", "uid"], name="measure_uid_once_a_plan")),
        migrations.AddConstraint("step", models.UniqueConstraint(fields=["measure", "uid"], name="step_uid_once")),
        migrations.AddConstraint("result", models.UniqueConstraint(fields=["measure", "uid"], name="result_uid_once")),
    ]
