"""Fixtures for every room's tests."""

import fcntl
import functools
import gc
import os
import shutil

import pytest
from django.conf import settings as site_settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from common import exports
from complaints.sealing import stretching
from complaints.sealing.stretching import Cost
from ita.oit import live
from kokkhon_ita.kept.store import store
from measures.reports import downloads
from publishing import draft_states, issuing, making, organisation, state
from tests import factories, gathered, marks, migrated, order, page_lint, private_postgres
from tests.browsers import chromium, playwright  # noqa: F401
from tests.installation import Installation
from visitors.figures import board

# Tests say what is true, not how fast: a busy machine fails none of them.
hypothesis_settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("house")


ON_SQLITE = connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_keepdb():
    """A database that was migrated before (tests/migrated.py) is taken as it is; it goes away with its folder."""
    return ON_SQLITE


def _kept_between_runs(config, name):
    """Return the folder of what is made once, also for a run on the other database beside this: each has a cache of its own."""
    folder = config.rootpath / ".pytest_cache" / "kept" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def kept_database(pytestconfig):
    """Where SQLite after every migration is kept between runs."""
    return migrated.place(_kept_between_runs(pytestconfig, "migrated"))


@pytest.fixture(scope="session")
def migrating(kept_database):
    """A lock that this process holds until its database is whole: one worker migrates, the others copy what it has."""
    with kept_database.with_name(f"{connection.vendor}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, kept_database, migrating):
    """The database's name is known: put there what was kept."""
    if ON_SQLITE:
        migrated.give(kept_database, connection.settings_dict["TEST"]["NAME"])
    elif private_postgres.has(migrated.TEMPLATE):
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated.TEMPLATE


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, kept_database, migrating):
    """The database is whole: keep it for whoever comes next, and give this process's the four groups of staff.

    Where no collected test asks for the database, pytest-django makes none, and there is nothing to keep.
    """
    with django_db_blocker.unblock():
        if made := connection.introspection.table_names():
            _keep(kept_database)
        fcntl.flock(migrating, fcntl.LOCK_UN)
        if made:
            factories.role_groups()
        else:
            connection.close()


def _keep(kept_database):
    """Keep the database as the migrations left it, unless it was."""
    if ON_SQLITE:
        migrated.keep(connection, kept_database)
    elif not private_postgres.has(migrated.TEMPLATE):
        connection.close()
        name = connection.settings_dict["NAME"]
        private_postgres.on_server(f'CREATE DATABASE {migrated.TEMPLATE} TEMPLATE "{name}"')


class PageClient(Client):
    """Django's test client, which lints every HTML page that it fetches."""

    def request(self, **request):
        response = super().request(**request)
        if response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming:
            self._lint(response, request["PATH_INFO"])
        return response

    def _lint(self, response, path):
        admin = path.startswith("/admin/")
        found = page_lint.problems(response.content, admin=admin) if response.content else []
        reader = "sessionid" not in self.cookies and b"csrfmiddlewaretoken" not in response.content
        if reader and response.cookies and not admin:
            found.append(f"a reader gets a cookie ({', '.join(response.cookies)}): do not touch the session here")
        assert not found, f"{path}:\n  " + "\n  ".join(found)


@pytest.fixture
def page_client():
    """A client without a session whose pages must be good HTML; `page_client.force_login(user)` for staff."""
    return PageClient()


@pytest.fixture(autouse=True)
def _empty_cache(monkeypatch):
    """No test sees what another one cached in memory; the "shared" cache is a table and rolls back.

    What the test publishes shows at once; the clock alone makes it read the state again only when the test moves it.
    """
    monkeypatch.setattr(state, "SECONDS", 60)
    cache.clear()
    state.forget()
    live.forget()
    # Tests change records as no staff do, past every request.
    monkeypatch.setattr(draft_states, "TRUSTED", 0)
    monkeypatch.setattr(draft_states, "PATIENCE", 60)
    organisation.forget()
    store.clear()
    board._held = board._last_known = None


# The same words with the same salt give the same key: officers of tests unlock again and again.
stretched = functools.cache(stretching.argon2id.kdf)


@pytest.fixture(autouse=True)
def cheap_stretching(monkeypatch):
    """Codes and passphrases of tests cost as little as may be; what the real costs are has a test of its own."""
    monkeypatch.setattr(stretching, "RECEIPT", Cost(passes=1, mebibytes=8))
    monkeypatch.setattr(stretching, "OFFICER", Cost(passes=1, mebibytes=8))
    monkeypatch.setattr(stretching.argon2id, "kdf", stretched)


@pytest.fixture(autouse=True)
def _own_files(settings, tmp_path):
    """Uploaded files of a test go away with it."""
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.ISSUED_ROOT = tmp_path / "issued"
    settings.REGISTER_ROOT = tmp_path / "register"


@pytest.fixture(autouse=True)
def _files_are_made_at_once(monkeypatch):
    """No process of another database makes a test's files: what is asked for is made on the spot."""

    def start(edition, name=""):
        for output in edition.about.files.outputs(edition):
            if output.name == name:
                issuing.issue(edition, output.name, output.format, output.report)

    monkeypatch.setattr(making, "start", start)


@pytest.fixture(autouse=True)
def sizes_of_files(monkeypatch):
    """Pages of measures say a size without the file: making five for each page took a quarter of the tests' time.

    Whoever downloads a file has the real one made. A module whose tests look at real sizes has a fixture of this name.
    """

    def button(edition, part, format):
        address = edition.file_url(downloads.path(part, format))
        return exports.Download(format, address, 20_480, 4 if format.pages else None)

    monkeypatch.setattr(downloads, "_button", button)


@pytest.fixture(scope="session")
def static_root(pytestconfig):
    """The gathered static files that every installation may serve."""
    return gathered.static_root(_kept_between_runs(pytestconfig, "static"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory, kept_database, static_root, django_db_setup):
    """A new installation with the fixtures' content, made once for all workers and not served: copy it."""
    place = tmp_path_factory.getbasetemp()
    place = (place.parent if "PYTEST_XDIST_WORKER" in os.environ else place) / "installation"
    place.mkdir(exist_ok=True)
    installation = Installation(place / "data", static_root=static_root)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker prepares it, the others wait
        if not (place / "ready").exists():
            installation.data_dir.mkdir()
            migrated.give(kept_database, installation.data_dir / "db.sqlite3")
            installation.manage("prepare_site", "--source-office", "--demo-desk")
            (place / "ready").touch()
    return installation


@pytest.fixture(scope="session")
def site(prepared, tmp_path_factory):
    """A served installation that the tests of this process share: read it, change nothing."""
    with prepared.copy(tmp_path_factory.mktemp("site") / "data") as installation:
        yield installation


@pytest.fixture
def own_site(prepared, tmp_path):
    """A served installation that the test may change."""
    with prepared.copy(tmp_path / "data") as installation:
        yield installation


def pytest_configure():
    """Let Python look for garbage seldom: what the tests stand on stays, and each makes little more."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_unconfigure():
    """Remove what tests.settings made: a worker of xdist ends without its exit handlers."""
    shutil.rmtree(site_settings.DATA_DIR, ignore_errors=True)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Say where each test runs, before the order is shuffled, and afterwards let begin first what takes longest.

    What takes minutes runs only where -m asks for it.
    """
    marks.give(items)
    if "minutes" not in config.option.markexpr:
        items[:] = [item for item in items if item.get_closest_marker("minutes") is None]
    yield
    items[:] = order.arranged(items, workers=int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))


def pytest_terminal_summary(terminalreporter, config):
    """After `--last-failed`: name what did not pass the first time."""
    if not config.option.lf:
        return
    again = {report.nodeid for name in ("passed", "failed", "error") for report in terminalreporter.getreports(name)}
    terminalreporter.section("these needed a second run")
    terminalreporter.write_line("\n".join(sorted(again)) or "none")
