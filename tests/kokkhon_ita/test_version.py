"""One version: in the code, at the top of the changes, at /healthz and in the foot of the admin."""

import re

import pytest

import kokkhon_ita
from kokkhon_ita import roles
from tests import factories
from tests.installation import ROOT

NUMBERED = re.compile(r"^## (\d+\.\d+\.\d+) – \d{4}-\d{2}-\d{2}$", re.M)


def test_the_newest_numbered_change_is_the_version():
    assert NUMBERED.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))[0] == kokkhon_ita.__version__


@pytest.mark.django_db
def test_healthz_says_ok_and_the_version(client):
    response = client.get("/healthz")
    assert response.content.decode() == f"ok {kokkhon_ita.__version__}\n"
    assert response["Content-Type"].startswith("text/plain")


@pytest.mark.django_db
def test_foot_of_the_admin_shows_the_version_to_staff_only(page_client):
    foot = f"เว็บไซต์รุ่น {kokkhon_ita.__version__}"
    assert foot not in page_client.get("/admin/login/").content.decode()
    page_client.force_login(factories.user(roles.PUBLISHER))
    assert foot in page_client.get("/admin/").content.decode()
    assert foot not in page_client.get("/").content.decode()
