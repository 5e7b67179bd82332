"""A case at the desk whose division has ended: the officer reads who carries on, and gives it to nobody who is gone."""

from datetime import date

from tests import factories
from tests.complaints.admin.test_desk import DESK, act, enter


def end(old, new):
    old.ends_on, old.followed_by = date(2023, 9, 30), new
    old.save()


def test_its_case_is_told_with_who_carries_on_until_it_is_given_anew(desk):
    case, _ = desk.file(channel="general")
    old, new, *_ = factories.divisions()
    client = enter(desk.officers[0])
    act(client, case, action="assign", division=old.code)
    assert "สิ้นสุดเมื่อ" not in client.get(f"{DESK}{case.pk}/").content.decode()
    end(old, new)
    page = client.get(f"{DESK}{case.pk}/").content.decode()
    assert "สำนักปลัด สิ้นสุดเมื่อ ๓๐ กันยายน ๒๕๖๖ ผู้รับช่วงงานคือกองคลัง โปรดมอบหมายส่วนราชการใหม่" in page
    assert "สิ้นสุดเมื่อ" not in act(client, case, action="assign", division=new.code)


def test_no_case_is_given_to_it(desk):
    case, _ = desk.file(channel="general")
    old, new, *_ = factories.divisions()
    end(old, new)
    client = enter(desk.officers[0])
    assert f'value="{old.code}"' not in client.get(f"{DESK}{case.pk}/").content.decode()
    assert "โปรดเลือกส่วนราชการอื่น" in act(client, case, action="assign", division=old.code)
