"""A name that many bear shuts nobody out by itself: the reporter sees them all and ticks whom they mean."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from complaints.filing import tokens
from complaints.models import Case, StaffMember
from complaints.readers import choosing, roster_version
from complaints.readers.choosing import Involved


@pytest.fixture
def alike(desk):
    """The desk, with four people more whose family name is that of an officer."""
    officer = desk.officers[0].reader.staff_member
    for number, given in enumerate(("อุไร", "บุญธรรม", "ชูศักดิ์", "เพ็ญศรี")):
        roster_version.keep_member(StaffMember(position=f"คนงาน {number}", name=f"นาย{given} ใจงาม"))
    officer.name = "นายวิเชียร ใจงาม"
    roster_version.keep_member(officer)
    return desk, officer


def readers(desk, text, **involved):
    return choosing.readership("corruption", Involved(**involved), {"who": text})


def test_the_reporter_decides_whom_a_shared_name_means(alike):
    desk, officer = alike
    seen = readers(desk, "ใจงาม", is_shown=True)
    assert desk.officers[0].reader in seen.readers
    assert (len(seen.near), seen.out) == (5, ())
    assert "ใกล้เคียงกับคำว่า “ใจงาม”" in seen.near[0].reason
    assert desk.outside.reader in seen.readers
    ticked = readers(desk, "ใจงาม", is_shown=True, staff=frozenset([officer.pk]))
    assert desk.officers[0].reader not in ticked.readers
    assert len(ticked.near) == 4


def test_in_full_or_where_nobody_is_asked_they_are_kept_out(alike):
    desk, officer = alike
    for seen in (readers(desk, "นายวิเชียร ใจงาม", is_shown=True), readers(desk, "ใจงาม")):
        assert desk.officers[0].reader not in seen.readers
    assert officer.pk in seen.excluded


def test_the_last_look_offers_them_to_tick(alike, page_client):
    _, officer = alike
    sent = {
        "token": tokens.issue("corruption"),
        "page": "who",
        "what": "เรียกเงิน",
        "who": "ใจงาม",
        "naming": "anonymous",
    }
    page = page_client.post("/complaints/corruption/new/", sent | {"action": "next"}).content.decode()
    assert "ชื่อใกล้เคียง ๕ คน ยังไม่ถูกกันออก" in page
    assert page.count("ใกล้เคียงกับคำว่า “ใจงาม” ที่ท่านเขียน") == 5
    assert f'name="add" value="{officer.pk}"' in page


def test_a_report_from_no_page_that_showed_its_readers_keeps_all_of_them_out(alike, page_client):
    """Such as a form that a program filled in: nobody was asked whom the name means."""
    desk, officer = alike
    token = tokens.issue("corruption")
    sent = {"token": token, "what": "เรียกเงิน", "who": "ใจงาม", "naming": "anonymous", "action": "file"}
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        page = page_client.post("/complaints/corruption/new/", sent).content.decode()
    assert "<h1>รับเรื่องแล้ว</h1>" in page
    assert desk.officers[0].opens(Case.objects.get()) is None
    assert officer.pk in desk.officers[1].opens(Case.objects.get()).leaf("readership")["excluded"]
