"""The index that finds three letters anywhere in a text: FTS5's in SQLite, pg_trgm's in PostgreSQL."""

from django.db import migrations

SQLITE = """
CREATE VIRTUAL TABLE publishing_search_fts USING fts5(
    folded_title, folded, content='publishing_searchentry', content_rowid='id', tokenize='trigram case_sensitive 1'
);
INSERT INTO publishing_search_fts(rowid, folded_title, folded) SELECT id, folded_title, folded FROM publishing_searchentry;
CREATE TRIGGER publishing_search_added AFTER INSERT ON publishing_searchentry BEGIN
    INSERT INTO publishing_search_fts(rowid, folded_title, folded) VALUES (new.id, new.folded_title, new.folded);
END;
CREATE TRIGGER publishing_search_removed AFTER DELETE ON publishing_searchentry BEGIN
    INSERT INTO publishing_search_fts(publishing_search_fts, rowid, folded_title, folded)
    VALUES ('delete', old.id, old.folded_title, old.folded);
END;
"""
UNDO_SQLITE = """
DROP TRIGGER publishing_search_added;
DROP TRIGGER publishing_search_removed;
DROP TABLE publishing_search_fts;
"""
POSTGRESQL = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX publishing_search_trgm ON publishing_searchentry USING gin (folded gin_trgm_ops);
CREATE INDEX publishing_search_title_trgm ON publishing_searchentry USING gin (folded_title gin_trgm_ops);
"""
UNDO_POSTGRESQL = "DROP INDEX publishing_search_trgm, publishing_search_title_trgm;"


def index(apps, editor):
    _run(editor, SQLITE, POSTGRESQL)


def unindex(apps, editor):
    _run(editor, UNDO_SQLITE, UNDO_POSTGRESQL)


def _run(editor, sqlite, postgresql):
    with editor.connection.cursor() as cursor:
        if editor.connection.vendor != "sqlite":
            cursor.execute(postgresql)
            return
        # Not executescript(), which would commit what came before; a trigger's own ";" is followed by END.
        for statement in sqlite.replace(";\nEND;", "; END;").split(";\n"):
            if statement.strip():
                cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0003_search_entries")]
    operations = [migrations.RunPython(index, unindex)]
