"""Who opened what of a case and when: readers see it, the reporter sees the day, and nobody takes a line out."""

from datetime import date, timedelta

import pytest
import time_machine

from complaints.cases import access_log
from complaints.filing import intake
from complaints.models import Case, Item
from complaints.sealing.errors import SealError
from tests.complaints import demo
from tests.complaints.admin.test_desk import DESK, enter
from tests.complaints.filing.test_intake import arrive
from tests.conftest import PageClient


def openings(person, case):
    found = access_log.apart(person.opens(case).entries(staff_only=True))[1]
    return [(entry.by, entry.content["text"]) for entry in found[::-1]]


def track(code):
    return PageClient().post("/complaints/track/", {"code": code}).content.decode()


@pytest.mark.promise("openings-are-noted")
def test_each_first_opening_of_a_day_is_noted_with_who_and_what(desk):
    case, _ = desk.file(arrived=[arrive(b"plain", "บันทึก.txt")])
    one, other = (str(person.reader) for person in desk.officers[:2])
    with time_machine.travel(demo.MONDAY, tick=False) as clock:
        client, file = enter(desk.officers[0]), case.files.get().pk
        for _ in range(2):
            client.get(DESK)
            client.get(f"{DESK}{case.pk}/")
            client.get(f"{DESK}{case.pk}/files/{file}/")
            client.get(f"{DESK}{case.pk}/print/")
        page = enter(desk.officers[1]).get(f"{DESK}{case.pk}/").content.decode()
        assert f"{one} เปิดต้นฉบับ บันทึก.txt" in page
        clock.shift(timedelta(days=1))
        enter(desk.officers[0]).get(f"{DESK}{case.pk}/")
    first = [(one, "เปิดเรื่อง"), (one, "เปิดต้นฉบับ บันทึก.txt"), (one, "เปิดหน้าสำหรับพิมพ์")]
    assert openings(desk.officers[2], case) == [*first, (other, "เปิดเรื่อง"), (one, "เปิดเรื่อง")]


@pytest.mark.promise("reporter-sees-that-it-was-opened")
def test_the_reporter_sees_the_latest_day_and_not_who(desk):
    case, code = desk.file()
    assert "ยังไม่มีผู้ใดเปิดอ่าน" in track(code)
    with time_machine.travel(demo.MONDAY + timedelta(days=2), tick=False):
        enter(desk.officers[0]).get(f"{DESK}{case.pk}/")
    assert "เปิดอ่านล่าสุดเมื่อ ๒๖ เมษายน ๒๕๖๖" in track(code)
    opened = intake.open_as_reporter(Case.objects.get(), intake.claim_of(code))
    assert access_log.last_opened(opened) == date(2023, 4, 26)
    with pytest.raises(SealError):
        opened.entries(staff_only=True)


def test_a_line_taken_out_of_the_log_is_seen(desk):
    case, _ = desk.file()
    enter(desk.officers[0]).get(f"{DESK}{case.pk}/")
    Item.objects.filter(case=case, staff_only=True).delete()
    with pytest.raises(SealError):
        desk.officers[1].opens(case).entries(staff_only=True)


def test_a_list_opens_no_case(desk):
    case, _ = desk.file()
    enter(desk.officers[0]).get(DESK)
    assert openings(desk.officers[0], case) == []
