"""A PostgreSQL server of the tests' own, in a directory that goes away.

    python -m tests.private_postgres pytest -m postgres

runs a command with DATABASE_URL (and PGUSER) set to it. It listens on a Unix socket only and keeps nothing safe from power cuts.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg2

ROLE = "tests"
OPTIONS = {
    "listen_addresses": "",
    "max_connections": 200,
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "jit": "off",  # compiling a query takes longer than any query of a test
}


def program(name):
    """Return the path of PostgreSQL's program `name`, the newest version's; raises FileNotFoundError."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    path = found[-1] if found else shutil.which(name)
    if path is None:
        raise FileNotFoundError(f"PostgreSQL's {name} is not installed: scripts/test_tools.py installs it")
    return str(path)


def owner():
    """Return who must own the server: PostgreSQL refuses to run as root, so root lends it to another user."""
    if os.geteuid() != 0:
        return None
    users = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in users else "nobody"


@contextmanager
def server(**options):
    """Start the server with these options changed, yield the environment variables that lead to it, stop and remove it."""
    user = owner()
    with tempfile.TemporaryDirectory(prefix="kokkhon-postgres-", ignore_cleanup_errors=True) as place:
        if user:
            shutil.chown(place, user)
        data = f"{place}/data"

        def run(name, *arguments):
            subprocess.run([program(name), *arguments], check=True, user=user, cwd=place, stdout=subprocess.DEVNULL)

        run("initdb", "--no-sync", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", f"--username={ROLE}", data)
        with open(f"{data}/postgresql.auto.conf", "a", encoding="utf-8") as settings:
            settings.writelines(
                f"{name} = '{value}'\n"
                for name, value in (OPTIONS | options | {"unix_socket_directories": place}).items()
            )
        variables = {"DATABASE_URL": f"postgres:///{place}/postgres", "PGUSER": ROLE}
        start(variables)
        try:
            yield variables
        finally:
            stop(variables)


def start(variables):
    """Start the server that these variables lead to, again where it was stopped."""
    _control(variables, "-l", f"{_place(variables)}/log", "start")


def stop(variables):
    """Stop the server as a power cut would."""
    _control(variables, "-m", "immediate", "stop")


def _place(variables):
    return variables["DATABASE_URL"].removeprefix("postgres:///").rpartition("/")[0]


def _control(variables, *arguments):
    place = _place(variables)
    command = [program("pg_ctl"), "-w", "-D", f"{place}/data", *arguments]
    subprocess.run(command, check=True, user=owner(), cwd=place, stdout=subprocess.DEVNULL)


def on_server(statement):
    """Run a statement that no transaction may hold, on the first database of the server that DATABASE_URL leads to.

    Return its rows, or an empty list where it has none.
    """
    url = os.environ["DATABASE_URL"].removeprefix("postgres:///")
    folder, _, name = url.rpartition("/")
    there = psycopg2.connect(host=f"/{folder.lstrip('/')}", dbname=name, user=os.environ["PGUSER"])
    there.autocommit = True
    with there.cursor() as cursor:
        cursor.execute(statement)
        rows = cursor.fetchall() if cursor.description else []
    there.close()
    return rows


def has(name):
    """Return whether that server has a database of this name."""
    return (name,) in on_server("SELECT datname FROM pg_database")


def new_database(name):
    """Make an empty database on that server and return the environment variables that lead to it."""
    on_server(f'CREATE DATABASE "{name}"')
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    return {"DATABASE_URL": f"{url}/{name}", "PGUSER": os.environ["PGUSER"]}


def main(command):
    """Run `command` beside the server and return its exit code."""
    with server() as variables:
        return subprocess.run(command, env=os.environ | variables).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
