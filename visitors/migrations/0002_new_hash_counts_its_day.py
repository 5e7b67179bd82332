"""A hash that is new counts its day in the same statement, so that no process sleeps between the two with a lock held."""

from django.db import migrations

COUNT = """
    INSERT INTO visitors_day (date, visitors, views) VALUES (NEW.date, 1, 0)
    ON CONFLICT (date) DO UPDATE SET visitors = visitors_day.visitors + 1
"""
TRIGGER = "CREATE TRIGGER visitors_new_hash_counts_its_day AFTER INSERT ON visitors_seenvisitor FOR EACH ROW"
CREATE = {
    "sqlite": [f"{TRIGGER} BEGIN {COUNT}; END"],
    "postgresql": [
        f"CREATE FUNCTION visitors_count_day() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {COUNT}; RETURN NULL; END $$",
        f"{TRIGGER} EXECUTE FUNCTION visitors_count_day()",
    ],
}
DROP = {
    "sqlite": ["DROP TRIGGER visitors_new_hash_counts_its_day"],
    "postgresql": ["DROP FUNCTION visitors_count_day() CASCADE"],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("visitors", "0001_counter")]

    operations = [migrations.RunPython(create, drop)]
