"""An office's database on this machine's own PostgreSQL; its role has the name of the office's Linux user. Standard library only."""

import subprocess

HERE = "postgres:////var/run/postgresql/"  # what a DATABASE_URL begins with that leads to this machine's own server
AS_ITS_OWNER = ("runuser", "-u", "postgres", "--")


def name(url):
    """Return the name of the database that a DATABASE_URL leads to, "" where it is not on this machine's own server."""
    return url.removeprefix(HERE) if url.startswith(HERE) else ""


def make(database, role):
    """Make the role and the database where they are missing."""
    if role not in _told("SELECT rolname FROM pg_roles"):
        _run("createuser", role)
    if database not in _told("SELECT datname FROM pg_database"):
        _run("createdb", "--owner", role, "--encoding", "UTF8", "--template", "template0", database)


def put_aside(database, role):
    """Let the database be `…_failed`, in place of one of an earlier time, and make an empty one; nobody may be connected."""
    _run("dropdb", "--if-exists", f"{database}_failed")
    _told(f'ALTER DATABASE "{database}" RENAME TO "{database}_failed"')
    make(database, role)


def _told(question):
    return _run("psql", "-X", "-A", "-t", "-q", "-d", "postgres", "-c", question, stdout=subprocess.PIPE).stdout.split()


def _run(*command, **options):
    # Its home, not this folder: it may not be allowed to look in here, and would say so.
    return subprocess.run([*AS_ITS_OWNER, *command], check=True, text=True, cwd="/", **options)
