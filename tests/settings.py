"""Settings of the tests: the site's own in a fixed environment, with data in a directory that goes away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

data_dir = Path(tempfile.mkdtemp(prefix="kokkhon-tests-"))
atexit.register(shutil.rmtree, data_dir, ignore_errors=True)
(data_dir / "static").mkdir()

for name in ("CSRF_TRUSTED_ORIGINS", "ERRORS_TO", "HTTPS", "METRICS_BIND", "REDIS_URL", "TRUSTED_PROXIES"):
    os.environ.pop(name, None)
os.environ |= {
    "DEBUG": "0",
    "DEMONSTRATION": "1",  # the demo desk is tried; that it stays shut elsewhere has its own test
    "SECRET_KEY": "only-for-tests",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "DATA_DIR": str(data_dir),
    "STATIC_ROOT": str(data_dir / "static"),
    # Playwright's synchronous API keeps an event loop in the thread where other tests use the database.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
}
os.environ.setdefault("DATABASE_URL", f"sqlite:///{data_dir / 'db.sqlite3'}")

from kokkhon_ita.settings import *  # noqa: E402, F403
from kokkhon_ita.settings import DATABASES, MIDDLEWARE, PASSWORD_HASHERS, STORAGES  # noqa: E402

# A file, not memory: tests meet the real WAL, and other processes can share the database (tests/processes.py).
if DATABASES["default"]["ENGINE"] == "common.sqlite":
    DATABASES["default"]["TEST"] = {"NAME": data_dir / "test.sqlite3"}

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Files of editions are made when a test says so.
MAKES_FILES = PAGES_AHEAD = False
# What else may wait is done on the spot, never by a process of its own.
WORKS_BY_ITSELF = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# The counter writes when a test says so, never from a thread.
VISITORS_FLUSH_SECONDS = None
# Tests look for sentences in a page's HTML, as its template says them; served sites, and tests/kokkhon_ita/test_unbroken.py, have it.
MIDDLEWARE = [name for name in MIDDLEWARE if name != "kokkhon_ita.unbroken.UnbrokenWords"]
