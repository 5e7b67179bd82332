"""The groups are what the table says, however often they are set up and whatever was there before."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from kokkhon_ita import roles
from tests import factories

pytestmark = pytest.mark.django_db


def test_setting_up_twice_gives_exactly_the_table():
    call_command("set_up_roles", verbosity=0)
    clerks = Group.objects.get(name=roles.DIVISION_CLERK)
    clerks.permissions.clear()
    Group.objects.create(name="กลุ่มที่หน่วยงานตั้งเอง")
    call_command("set_up_roles", verbosity=0)
    for role in roles.ROLES:
        assert factories.user(role).get_all_permissions() == roles.codenames(role)
    assert Group.objects.count() == len(roles.ROLES) + 1


def test_command_names_the_groups(capsys):
    call_command("set_up_roles")
    told = capsys.readouterr().out
    assert all(role in told for role in roles.ROLES)


def test_permission_that_no_app_has_stops_it(monkeypatch):
    monkeypatch.setitem(roles.ROLES, roles.AUDITOR, {"measures.measure": ("bless",)})
    with pytest.raises(LookupError, match=r"measures\.bless_measure"):
        roles.set_up()


def test_auditor_may_only_look():
    assert all(name.split(".")[1].startswith("view_") for name in roles.codenames(roles.AUDITOR))


def test_nobody_but_the_publisher_approves():
    assert [role for role in roles.ROLES if "publishing.approve_submission" in roles.codenames(role)] == [
        roles.PUBLISHER
    ]
