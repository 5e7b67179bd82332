"""Where each test runs, by what it stands on: never by a list of tests.

`served` waits for servers, a browser or other processes. `postgres` is of the data layer: `make test-postgres` runs it again on
PostgreSQL, of cases that are `alike` the first. `both` is what `make test` runs there too: of each file all that commit, and
the first few that are short, or the first where none is. `quick` is what `make quick` runs: all that needs no database, and of
each file the first test that needs it.
"""

from collections import Counter

from hypothesis import is_hypothesis_test

# These look at pages, files, rights and keys, above the same queries that the data's own tests run on both databases.
ABOVE_THE_DATA = (
    "_page.py",
    "_pages.py",
    "complaints/admin/test_desk.py",
    "living/test_seed.py",
    "test_access.py",
    "test_addresses.py",
    "test_admin_results.py",
    "test_appeals.py",
    "test_archive.py",
    "test_compression.py",
    "test_daily_work.py",
    "test_docs.py",
    "test_documents.py",
    "test_entering.py",
    "test_error_mail.py",
    "test_every_file.py",
    "test_headers.py",
    "test_login.py",
    "test_manual.py",
    "test_naming.py",
    "test_originals.py",
    "test_outside_editions.py",
    "test_passwords.py",
    "test_readers_machine.py",
    "test_recognizing.py",
    "test_reports.py",
    "test_same_size.py",
    "test_second_factor.py",
    "test_unbroken.py",
    "test_wheel.py",
    "test_whole_round.py",
)

# Whoever stands on one of these waits for a server, a browser or other processes of the site.
SERVED = {"prepared", "chromium", "living_site", "transactional_db"}
DATABASE = {"db", "transactional_db", "django_db_setup"}
# So many of a file show whether its queries are PostgreSQL's too; what holds, SQLite proves.
FEW = 2


def give(items):
    """Mark the collected tests, which are in the order of their files."""
    begun, asked, layer = set(), set(), []
    for item in items:
        stored = item.get_closest_marker("django_db") is not None
        asks = stored or bool({"db", "transactional_db"} & set(item.fixturenames))
        # What is marked by hand begins processes of its own, and is `both` by hand too where it has to be.
        of_data = asks and not item.path.as_posix().endswith(ABOVE_THE_DATA)
        if of_data and not item.get_closest_marker("postgres") and not _again(item, asked):
            item.add_marker("postgres")
            layer.append(item)
        if SERVED & set(item.fixturenames) or _commits(item):
            item.add_marker("served")
        elif not _takes_long(item):
            needs_database = stored or bool(DATABASE & set(item.fixturenames))
            if not needs_database or item.path not in begun:
                item.add_marker("quick")
            if needs_database:
                begun.add(item.path)
    _give_both(layer)


def _give_both(layer):
    """Mark what of the data layer `make test` runs on PostgreSQL too."""
    others = [item for item in layer if not _commits(item)]
    short = [item for item in others if not _takes_long(item)]
    with_short = {item.path for item in short}
    long = [item for item in others if item.path not in with_short]
    for item in [item for item in layer if _commits(item)] + _first(FEW, short) + _first(1, long):
        item.add_marker("both")


def _first(many, items):
    """Return the first so many of each file."""
    counted = Counter()
    return [item for item in items if counted.update([item.path]) or counted[item.path] <= many]


def _takes_long(item):
    """Return whether a test is marked slow, or tries a hundred examples: the library's own mark is not there yet."""
    return item.get_closest_marker("slow") is not None or is_hypothesis_test(item.obj)


def _commits(item):
    """Return whether a test's transactions are real ones, as races and what survives a kill ask for."""
    marked = item.get_closest_marker("django_db")
    return "transactional_db" in item.fixturenames or bool(marked and marked.kwargs.get("transaction"))


def _again(item, asked):
    """Return whether a test whose cases are alike is among those `asked` before, to which it is added."""
    if not item.get_closest_marker("alike"):
        return False
    test = item.nodeid.partition("[")[0]
    return test in asked or asked.add(test) is not None
