"""The living office, made once for all workers; each works on a copy of its own."""

import fcntl
import os

import pytest

from publishing import draft_states
from tests.conftest import PageClient
from tests.living import site
from tests.living.crawling import Crawl


@pytest.fixture(scope="session")
def living_site(tmp_path_factory, kept_database, static_root, django_db_setup):
    """The living office of this worker."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    place = tmp_path_factory.getbasetemp()
    place = (place.parent if worker else place) / "living"
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker makes it, the others wait
        office = site.made(place) if (place / "told.txt").exists() else site.make(place, kept_database, static_root)
        return office.copy(tmp_path_factory.mktemp("living") / "data", f"living-{worker or 'alone'}")


@pytest.fixture
def lived(living_site, django_db_blocker, _own_files, monkeypatch):
    """Stand on the living office: look at everything, change nothing that another test looks at.

    What its drafts say is remembered as in production: whoever only looks need not freeze them anew for every page.
    """
    monkeypatch.setattr(draft_states, "TRUSTED", 15 * 60)
    with django_db_blocker.unblock(), site.standing_on(living_site):
        yield living_site


@pytest.fixture(scope="session")
def crawled(living_site, django_db_blocker):
    """Everything that a reader of the living office can reach from its home page."""
    with django_db_blocker.unblock(), site.standing_on(living_site):
        return Crawl(PageClient(), inside=lambda path: not path.startswith("/admin/")).go("/")
