"""A new installation's content: loaded once, published once, never over the work of staff."""

import json
from io import StringIO

import pytest
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command
from django.core.serializers.base import DeserializationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from common.models import Division, Organisation, StaffUser
from kokkhon_ita import first_content
from kokkhon_ita.management.commands import prepare_site, run_site
from measures.models import Plan
from publishing.models import Edition
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(tmp_path):
    office = [{"model": "common.organisation", "pk": 1, "fields": {"name": "อบต.ตัวอย่าง"}}]
    divisions = [{"model": "common.division", "pk": 1, "fields": {"code": "clerk", "name": "สำนักปลัด", "order": 1}}]
    for name, rows in {"1_office": office, "2_divisions": divisions}.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(rows), encoding="utf-8")
    return list(tmp_path.glob("*.json"))


def test_loads_and_publishes_as_a_system_import(paths):
    loaded, editions = first_content.load(paths)
    assert loaded == sorted(paths)
    assert [(e.kind, e.number, e.system_import, e.approved_by, e.reason) for e in editions] == [
        ("organisation", 1, True, None, "นำเข้าจากประกาศของหน่วยงาน")
    ]


def test_second_time_changes_nothing(paths):
    first_content.load(paths)
    assert first_content.load(paths) == ([], [])
    assert Edition.objects.count() == 1


def test_what_staff_entered_is_neither_overwritten_nor_published(paths):
    factories.organisation(name="ชื่อที่เจ้าหน้าที่พิมพ์")
    Plan.objects.create(fiscal_year=2567, title="ร่าง")
    loaded, editions = first_content.load(paths)
    assert [path.stem for path in loaded] == ["2_divisions"]
    assert editions == []
    assert Organisation.objects.get().name == "ชื่อที่เจ้าหน้าที่พิมพ์"


def test_one_bad_file_leaves_nothing_half_loaded(paths, tmp_path):
    bad = tmp_path / "3_bad.json"
    bad.write_text(json.dumps([{"model": "measures.plan", "pk": 2566, "fields": {"unknown": 1}}]))
    with pytest.raises(DeserializationError, match="unknown"):
        first_content.load([*paths, bad])
    assert not Division.objects.exists()
    assert not Edition.objects.exists()


def test_first_administrator_gets_a_random_password_once():
    username, password = first_content.first_administrator()
    user = StaffUser.objects.get(username=username)
    assert user.is_superuser
    assert user.check_password(password)
    assert first_content.first_administrator() is None


@pytest.mark.slow
def test_prepare_site_can_be_repeated():
    first, second = StringIO(), StringIO()
    call_command("prepare_site", stdout=first)
    editions = Edition.objects.count()
    call_command("prepare_site", stdout=second)
    assert "รหัสผ่าน" in first.getvalue()
    assert second.getvalue() == ""
    assert Edition.objects.count() == editions


def test_a_migration_that_was_cut_short_is_finished_at_the_next_start():
    Permission.objects.filter(codename="view_edition").delete()
    with CaptureQueriesContext(connection) as asked:
        call_command("prepare_site", stdout=StringIO())
    assert Permission.objects.filter(codename="view_edition").exists()
    assert not [one for one in asked if "CREATE TABLE" in one["sql"]]


def test_a_site_that_can_not_be_prepared_is_not_served_and_says_so(monkeypatch, capsys):
    monkeypatch.setattr(prepare_site.Command, "handle", lambda command, **options: 1 / 0)
    monkeypatch.setattr(run_site.Command, "_serve", lambda command, is_first: pytest.fail("served"))
    with pytest.raises(CommandError, match="เตรียมเว็บไซต์ไม่สำเร็จ"):
        call_command("run_site")
    assert "ZeroDivisionError" in capsys.readouterr().err
