"""Triggers that keep rows to the framework in force in their year; migrations call `create` and `drop`.

SQLite drops a table's triggers when a later migration rebuilds the table. Such a migration calls `create` again; the
test of the rule fails until it does.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

IN_FORCE = "(SELECT MAX(own.fiscal_year) FROM measures_framework AS own WHERE own.fiscal_year <= NEW.{year})"
# Nothing is refused where no framework is known, and a null column names nothing.
UNKNOWN = (
    "NEW.{column} IS NOT NULL AND {in_force} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM measures_{named} AS known"
    " WHERE known.{key} = NEW.{column} AND known.framework_id = {in_force})"
)
KEYS = {"indicator": "number", "instrument": "code"}

SQLITE = """
CREATE TRIGGER {table}_in_framework_{event} AFTER {action} ON {table} WHEN {wrong}
BEGIN SELECT RAISE(ABORT, '{table}: not in the framework in force'); END
"""
POSTGRESQL = """
CREATE FUNCTION {table}_in_framework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {wrong} THEN
    RAISE EXCEPTION '{table}: not in the framework in force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER {table}_in_framework AFTER INSERT OR UPDATE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_in_framework();
"""


def create(schema_editor: BaseDatabaseSchemaEditor, table: str, column: str, *, year: str) -> None:
    """Make a table refuse rows whose column names an indicator or instrument that the year's framework does not have.

    `column` is "indicator" or "instrument"; `year` is SQL after NEW. for the row's fiscal year.
    """
    in_force = IN_FORCE.format(year=year)
    wrong = UNKNOWN.format(column=column, in_force=in_force, named=column, key=KEYS[column])
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL.format(table=table, wrong=wrong), params=None)
        return
    for event, action in (("insert", "INSERT"), ("update", f"UPDATE OF {column}, {year}")):
        schema_editor.execute(SQLITE.format(table=table, event=event, action=action, wrong=wrong), params=None)


def drop(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """Undo `create`."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP FUNCTION {table}_in_framework() CASCADE")
        return
    for event in ("insert", "update"):
        schema_editor.execute(f"DROP TRIGGER {table}_in_framework_{event}")
