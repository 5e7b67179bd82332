"""The database refuses "there was nothing" beside something: triggers, since no constraint spans two tables.

SQLite drops a table's triggers when a later migration rebuilds the table. Such a migration runs `create` again; the
test of the rule fails until it does.
"""

from django.db import migrations

# (table that is written, its columns that matter, what must not be true of the new row)
RULES = [
    (
        "disclosures_document", "topic_id, fiscal_year, round, withdrawn_at",
        "NEW.withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM disclosures_statement AS other WHERE"
        " other.topic_id = NEW.topic_id AND other.fiscal_year = NEW.fiscal_year AND other.round IN ('', NEW.round))",
    ),
    (
        "disclosures_statement", "topic_id, fiscal_year, round",
        "EXISTS (SELECT 1 FROM disclosures_document AS other WHERE other.withdrawn_at IS NULL AND"
        " other.topic_id = NEW.topic_id AND other.fiscal_year = NEW.fiscal_year AND NEW.round IN ('', other.round))",
    ),
    (
        "disclosures_gift", "received_on",
        "EXISTS (SELECT 1 FROM disclosures_giftreport AS other WHERE other.none_received AND"
        " other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
    (
        "disclosures_giftreport", "fiscal_year, half, none_received",
        "NEW.none_received AND EXISTS (SELECT 1 FROM disclosures_gift AS other WHERE"
        " other.fiscal_year = NEW.fiscal_year AND other.half = NEW.half)",
    ),
]

SQLITE = """
CREATE TRIGGER {table}_nothing_{event} AFTER {action} ON {table} WHEN {wrong}
BEGIN SELECT RAISE(ABORT, '{table}: nothing beside entries'); END
"""

# The lock makes two transactions that write both sides of one year queue; READ COMMITTED would let both pass.
POSTGRESQL = """
CREATE FUNCTION {table}_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('disclosures nothing'), NEW.fiscal_year);
  IF {wrong} THEN
    RAISE EXCEPTION '{table}: nothing beside entries' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER {table}_nothing AFTER INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_nothing();
"""


def create(apps, schema_editor):
    for table, columns, wrong in RULES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(POSTGRESQL.format(table=table, wrong=wrong), params=None)
        else:
            for event, action in (("insert", "INSERT"), ("update", f"UPDATE OF {columns}")):
                schema_editor.execute(SQLITE.format(table=table, event=event, action=action, wrong=wrong), params=None)


def drop(apps, schema_editor):
    for table, _columns, _wrong in RULES:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP FUNCTION {table}_nothing() CASCADE")
        else:
            for event in ("insert", "update"):
                schema_editor.execute(f"DROP TRIGGER {table}_nothing_{event}")


class Migration(migrations.Migration):
    dependencies = [("disclosures", "0003_gift_register")]

    operations = [migrations.RunPython(create, drop)]
