"""An installation whose measures have staff: a clerk of a division and a publisher."""

import pytest

from tests.browser.test_publishing import PASSWORD

PEOPLE = f"""
from django.contrib.auth.models import Group
from common.models import Division, StaffUser
for name, group, division in (("clerk", "เจ้าหน้าที่กอง", "finance"), ("publisher", "ผู้เผยแพร่", None)):
    user = StaffUser.objects.create_user(name, password="{PASSWORD}", is_staff=True)
    user.division = Division.objects.filter(code=division).first()
    user.save()
    user.groups.add(Group.objects.get(name=group))
"""


@pytest.fixture(scope="module")
def staffed(prepared, tmp_path_factory):
    """An installation with a clerk and a publisher, not served: copy it."""
    site = prepared.copy(tmp_path_factory.mktemp("staffed") / "data")
    site.shell(PEOPLE)
    return site


@pytest.fixture(scope="module")
def staffed_site(staffed, tmp_path_factory):
    """Served, and its pages are only looked at."""
    with staffed.copy(tmp_path_factory.mktemp("served") / "data") as site:
        yield site


@pytest.fixture(scope="module")
def changed_site(staffed, tmp_path_factory):
    """Served, and tests may change it: each another measure or form, so that their order does not matter."""
    with staffed.copy(tmp_path_factory.mktemp("changed") / "data") as site:
        yield site
